package app.allclear.flow;

import app.allclear.mail.Mailboxes;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.ServerSettings;
import app.allclear.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts what runs by itself, the directory before the mail, and stops it in the other order. */
final class Running implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private final DirectoryChanges directory;
  private final TableNames tables;
  private final Mailboxes mailboxes;
  private final Intake intake;
  private final SentIntake sentIntake;
  private final DeskWork deskWork;
  private final ProbeRounds rounds;
  private final RestoreSettings servers;
  private final Deliveries deliveries;
  private final SendingLine line;
  private final Publication publication;
  private final Mending mending;
  private final BackupRounds backups;
  private final Store store;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Running(
      DirectoryChanges directory,
      TableNames tables,
      Mailboxes mailboxes,
      Intake intake,
      SentIntake sentIntake,
      DeskWork deskWork,
      ProbeRounds rounds,
      RestoreSettings servers,
      Deliveries deliveries,
      SendingLine line,
      Publication publication,
      Mending mending,
      BackupRounds backups,
      Store store) {
    this.directory = directory;
    this.tables = tables;
    this.mailboxes = mailboxes;
    this.intake = intake;
    this.sentIntake = sentIntake;
    this.deskWork = deskWork;
    this.rounds = rounds;
    this.servers = servers;
    this.deliveries = deliveries;
    this.line = line;
    this.publication = publication;
    this.mending = mending;
    this.backups = backups;
    this.store = store;
  }

  @Override
  public void start() {
    running = true;
    directory.start();
    tables.read();
    store.changes().listen(line::wake);
    if (store.isOurs()) deliveries.expireAll();
    mailboxes.start(intake, sentIntake);
    for (ServerSettings server : servers.servers())
      begin("probe-" + server.name(), new ProbeWatch(server, servers, rounds));
    line.start();
    if (deskWork.any()) begin("sent-mail", deskWork);
    begin("catch-up", this::catchUp);
    begin("public-page", publication);
    begin("templates", mending);
    if (backups.areConfigured()) begin("backups", backups);
    if (mailboxes.settings().isEmpty())
      LOG.warn(
          "No mailbox is configured, so no mail is read. Copy config/application.example.yml to config/application.yml, fill in allclear.mailboxes, and start again.");
  }

  private void begin(String name, Runnable work) {
    threads.add(Thread.ofPlatform().name(name).daemon().start(work));
  }

  private void catchUp() {
    try {
      directory.catchUp();
    } catch (RuntimeException e) {
      if (running)
        LOG.error(
            "Deciding again about open incidents and the tray failed. What a changed directory means for them is looked at again with its next change, or at the next start.",
            e);
    }
  }

  @Override
  public void stop() {
    running = false;
    mailboxes.close();
    deskWork.stop();
    directory.stop();
    line.stop();
    for (Thread thread : threads) {
      thread.interrupt();
      join(thread);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(20));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Before the web server: a restore script that knocks at once must find the customers there. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
