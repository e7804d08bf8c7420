package app.allclear.flow;

import app.allclear.TemporaryFolders;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.incident.CopyAccounts;
import app.allclear.incident.Evidence;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentQuery;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.Teachings;
import app.allclear.incident.TimelineEntry;
import app.allclear.mail.Arrival;
import app.allclear.mail.CopyId;
import app.allclear.mail.FolderCensus;
import app.allclear.mail.Mails;
import app.allclear.mail.Postman;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeSettings;
import app.allclear.notice.Notices;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreReport;
import app.allclear.restore.Word;
import app.allclear.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.MapPropertySource;

/**
 * The whole product without its edges: a real store and directory, mail handed in as the watcher
 * would, notices taken by a {@link FakePostman}, time moved by hand. Its own deliveries don't run;
 * {@link #deliver} does one pass.
 */
final class Product implements AutoCloseable {
  static final Instant OUTAGE = Instant.parse("2026-11-03T05:00:00Z");
  static final String CUSTOMERS =
      """
      id,name,locale,zone,contacts,sites,databases
      anna,Anna's Atelier,en,Europe/London,Anna <anna@anna.example>;bob@freemail.example,anna.example,mysql1/anna_wp;mysql1/anna_shop
      carl,Carl KG,de,Europe/Berlin,carl@carl.example,carl.example,mysql1/carl_db
      dora,Dora Ltd,en,,dora@dora.example;agency@agency.example,dora.example,mysql1/dora_db
      emil,Emil AG,de,,agency@agency.example,emil.example,mysql1/emil_db
      fred,Fred & Sons,en,,,fred.example,mysql1/fred_db
      """;

  private static final List<String> PACKAGES =
      List.of("store", "customer", "mail", "matching", "restore", "incident", "notice", "flow");

  private final Path folder;
  private final Map<String, String> extra;
  final FakePostman postman = new FakePostman();
  final TestClock clock = new TestClock();
  private ConfigurableApplicationContext context;
  private int edits;
  private final List<Long> uids = new ArrayList<>();
  private final List<Long> sentUids = new ArrayList<>();

  private Product(Path folder, Map<String, String> extra) {
    this.folder = folder;
    this.extra = extra;
    this.context = start();
  }

  /** With these settings beside the usual ones. */
  static Product with(Map<String, String> settings) {
    return of(CUSTOMERS, settings);
  }

  /** With a customer file of one's own. */
  static Product of(String customers, Map<String, String> settings) {
    try {
      Path folder = TemporaryFolders.create("allclear-product");
      Files.writeString(folder.resolve("customers.csv"), customers);
      return new Product(folder, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ConfigurableApplicationContext start() {
    AnnotationConfigApplicationContext fresh = new AnnotationConfigApplicationContext();
    fresh
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("product", settings()));
    fresh.registerBean("fakePostman", Postman.class, () -> postman, d -> d.setPrimary(true));
    fresh.registerBean("testClock", Clock.class, () -> clock, d -> d.setPrimary(true));
    fresh.registerBean("lifecycleProcessor", LifecycleProcessor.class, Still::new);
    fresh.registerBean(PropertySourcesPlaceholderConfigurer.class);
    for (String name : PACKAGES) fresh.scan("app.allclear." + name);
    fresh.refresh();
    return fresh;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("allclear.data", folder.resolve("data").toString());
    settings.put("allclear.customers", folder.resolve("customers.csv").toString());
    settings.put("allclear.templates", folder.resolve("templates").toString());
    settings.put("allclear.notices.delay", "0s");
    settings.put("allclear.mailboxes[0].name", "support");
    settings.put("allclear.mailboxes[0].address", "support@host.example");
    settings.put("allclear.mailboxes[0].host", "127.0.0.1");
    settings.put("allclear.mailboxes[0].port", "1");
    settings.put("allclear.mailboxes[0].security", "none");
    settings.put("allclear.mailboxes[0].username", "support");
    settings.put("allclear.mailboxes[0].password", "secret");
    settings.put("allclear.mailboxes[0].authserv-id", "mx.host.example");
    settings.putAll(extra);
    return settings;
  }

  /** Starts nothing by itself. */
  private static final class Still implements LifecycleProcessor {
    @Override
    public void onRefresh() {}

    @Override
    public void onClose() {}

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
      return false;
    }
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** The postman that {@code spring.mail.*} makes, which the fake one stands in for. */
  Postman realPostman() {
    return context.getBean("postman", Postman.class);
  }

  /** Notices go out by themselves, as in a running product, until the line is stopped. */
  SendingLine startSending() {
    SendingLine line =
        new SendingLine(get(Deliveries.class), get(NoticeSettings.class).connections());
    get(Store.class).changes().listen(line::wake);
    line.start();
    return line;
  }

  OperatorActs acts() {
    return get(OperatorActs.class);
  }

  Corrections corrections() {
    return get(Corrections.class);
  }

  Lessons lessons() {
    return get(Lessons.class);
  }

  Teachings teachings() {
    return get(Teachings.class);
  }

  /** The message as it stands now. */
  StoredMessage now(StoredMessage message) {
    return messages().find(message.id()).orElseThrow();
  }

  /** The sentences of the incident's timeline, oldest first. */
  List<String> timeline(String customer) {
    return get(Incidents.class).timeline(incidentOf(customer).id()).stream()
        .map(TimelineEntry::words)
        .toList();
  }

  Path customersFile() {
    return folder.resolve("customers.csv");
  }

  /** The customer file says this now, and has been read. */
  void directory(String customers) throws IOException {
    Files.writeString(customersFile(), customers);
    // Old enough to be no file that is still being written.
    Instant old = clock.instant().minusSeconds(86_400);
    Files.setLastModifiedTime(customersFile(), FileTime.from(old.plusSeconds(++edits)));
    get(DirectoryChanges.class).stop();
    get(DirectoryChanges.class).start();
  }

  /** Writes a template of the operator's own; each edit is seen as a later one. */
  void template(String name, String content) throws IOException {
    Path file = folder.resolve("templates").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(++edits)));
  }

  /** As a new process would begin on the same data. */
  void restart() {
    context.close();
    context = start();
    begin();
  }

  Product begin() {
    get(DirectoryChanges.class).start();
    get(Deliveries.class).expireAll();
    get(DirectoryChanges.class).catchUp();
    return this;
  }

  /** Mail arrives in the inbox now. */
  StoredMessage arrives(Mails mail) {
    return arrives(mail, clock.instant());
  }

  StoredMessage arrives(Mails mail, Instant received) {
    return arrives(mail.raw(), received);
  }

  StoredMessage arrives(byte[] raw, Instant received) {
    CopyId copy = announce();
    get(Intake.class).arrived(List.of(new Arrival(copy, received, raw)));
    return newest(copy);
  }

  /** The server has one more mail; it is not fetched yet. */
  CopyId announce() {
    uids.add(uids.size() + 1L);
    get(Intake.class)
        .counted(new FolderCensus("support", "INBOX", 1, clock.instant(), Set.copyOf(uids)));
    return new CopyId("support", "INBOX", 1, uids.size());
  }

  private StoredMessage newest(CopyId copy) {
    return get(Messages.class).after(0, 1_000).items().stream()
        .filter(m -> m.copies().stream().anyMatch(c -> c.uid() == copy.uid()))
        .findFirst()
        .orElseThrow();
  }

  /** A mail of ours is found in the folder for sent mail, sent now from elsewhere. */
  void sentElsewhere(Mails mail) {
    sentUids.add(sentUids.size() + 1L);
    sent(mail, 1);
  }

  /** The folder for sent mail has new numbers, and holds this mail alone. */
  void sentRenumbered(Mails mail) {
    sentUids.clear();
    sentUids.add(1L);
    sent(mail, 2);
  }

  private void sent(Mails mail, long uidValidity) {
    SentIntake intake = get(SentIntake.class);
    intake.connection("support", "Sent", true, null);
    intake.counted(
        new FolderCensus("support", "Sent", uidValidity, clock.instant(), Set.copyOf(sentUids)));
    CopyId copy = new CopyId("support", "Sent", uidValidity, sentUids.size());
    intake.arrived(List.of(new Arrival(copy, clock.instant(), mail.raw())));
  }

  OutageId declare() {
    return acts()
        .declare(new Declaration("mysql1 lost its tables", OUTAGE, "", null, false, Map.of()))
        .outage()
        .id();
  }

  void report(String database, Reported state) {
    get(RestoreReports.class)
        .report(new RestoreReport(DatabaseName.parse(database), state, Word.SCRIPT));
  }

  /** Everything due is delivered. */
  void deliver() {
    while (get(Deliveries.class).deliverNext()) continue;
  }

  List<Incident> incidents() {
    return get(Incidents.class).after(IncidentQuery.ALL, 0, 1_000).items();
  }

  Incident incidentOf(String customer) {
    List<Incident> found =
        incidents().stream().filter(i -> i.customer().equals(new CustomerId(customer))).toList();
    if (found.size() != 1) throw new AssertionError("Incidents of " + customer + ": " + found);
    return found.getFirst();
  }

  List<Notice> notices() {
    return get(Notices.class).after(0, 1_000).items();
  }

  List<Notice> notices(NoticeEvent event) {
    return notices().stream().filter(notice -> notice.event() == event).toList();
  }

  Messages messages() {
    return get(Messages.class);
  }

  CopyAccounts copies() {
    return get(CopyAccounts.class);
  }

  Outages outages() {
    return get(Outages.class);
  }

  Evidence evidence() {
    return get(Evidence.class);
  }

  Directories directories() {
    return get(Directories.class);
  }

  void forward(Duration by) {
    clock.forward(by);
  }

  static Set<Long> uidsUpTo(long last) {
    return Set.copyOf(LongStream.rangeClosed(1, last).boxed().toList());
  }

  @Override
  public void close() throws IOException {
    get(DirectoryChanges.class).stop();
    context.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    }
  }
}
