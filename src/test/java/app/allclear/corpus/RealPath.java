package app.allclear.corpus;

import static org.awaitility.Awaitility.await;

import app.allclear.Allclear;
import app.allclear.TemporaryFolders;
import app.allclear.demo.Api;
import app.allclear.mail.Letter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * The whole program on a real IMAP server: the outage is declared and its databases are marked over
 * the API, the mails arrive in order, acknowledgements leave over SMTP; then everything is reported
 * restored, so that the all-clears leave too. What it made of the mails is read over the API.
 */
final class RealPath implements AutoCloseable {
  private static final String USER = "operator";
  private static final String PASSWORD = "corpus";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<String> ON_ITS_WAY = Set.of("queued", "sending", "deferred");

  private final Corpus corpus;
  private final MailServers servers;
  private final ConfigurableApplicationContext program;
  private final Api api;
  private final List<Instant> received;

  private RealPath(Corpus corpus, Path folder, boolean mailFirst) {
    this.corpus = corpus;
    this.servers = new MailServers(corpus.address());
    this.received = Arrivals.of(corpus, Instant.now());
    if (mailFirst) for (int i = 0; i < received.size(); i++) put(i);
    this.program = SpringApplication.run(Allclear.class, settings(folder));
    int port = ((WebServerApplicationContext) program).getWebServer().getPort();
    this.api = new Api(port, USER, PASSWORD);
  }

  /**
   * @param mailFirst the mails stand in the mailbox before the program starts, as after a long
   *     sleep; else they arrive one after the other while it watches
   */
  static Outcome run(Corpus corpus, boolean mailFirst) throws IOException {
    Path folder = TemporaryFolders.create("allclear-corpus");
    try (RealPath path = new RealPath(corpus, folder, mailFirst)) {
      path.declare();
      path.deliver(mailFirst);
      path.settle();
      List<Found> found = path.found();
      path.restoreAll();
      path.settle();
      return path.outcome(found);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private String[] settings(Path folder) {
    return List.of(
            "--spring.config.location=classpath:/application.yml",
            "--logging.level.app.allclear=warn",
            "--server.port=0",
            "--spring.security.user.name=" + USER,
            "--spring.security.user.password=" + PASSWORD,
            "--allclear.data=" + folder.resolve("data"),
            "--allclear.customers=" + corpus.folder().resolve("customers.csv").toAbsolutePath(),
            "--allclear.templates=" + folder.resolve("templates"),
            "--allclear.notices.delay=0s",
            "--allclear.notices.events.acknowledged=automatic",
            "--allclear.notices.events.restored=automatic",
            "--allclear.notices.events.partly-restored=automatic",
            "--allclear.mailboxes[0].name=support",
            "--allclear.mailboxes[0].address=" + corpus.address(),
            "--allclear.mailboxes[0].host=127.0.0.1",
            "--allclear.mailboxes[0].port=" + servers.imapPort(),
            "--allclear.mailboxes[0].security=none",
            "--allclear.mailboxes[0].username=" + corpus.address(),
            "--allclear.mailboxes[0].password=" + MailServers.PASSWORD,
            "--allclear.mailboxes[0].since=all",
            "--allclear.mailboxes[0].authserv-id=" + corpus.authservId(),
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + servers.smtpPort())
        .toArray(String[]::new);
  }

  private void declare() {
    patiently().until(() -> mailbox().path("connected").asBoolean(false));
    Instant start = corpus.startedAt().plus(Arrivals.shift(corpus, Instant.now()));
    api.post("/outages", Map.of("name", corpus.outage(), "startedAt", start.toString()));
    corpus.damaged().forEach(database -> report(database, "needed"));
  }

  private void report(String database, String state) {
    int slash = database.indexOf('/');
    api.put(
        "/restores",
        Map.of(
            "server", database.substring(0, slash),
            "name", database.substring(slash + 1),
            "state", state));
  }

  private JsonNode mailbox() {
    return api.get("/status").path("mailboxes").path(0);
  }

  /** What breaks in the mail server's own threads is a lost connection, which the program mends. */
  private static ConditionFactory patiently() {
    return await().dontCatchUncaughtExceptions().atMost(PATIENCE);
  }

  private void put(int number) {
    servers.put(corpus.mails().get(number).raw(), received.get(number));
  }

  private void deliver(boolean delivered) {
    // One after the other: of a burst the newest is read first.
    for (int i = 0; i < received.size() && !delivered; i++) {
      put(i);
      awaitStored(i + 1);
    }
    awaitStored(received.size());
  }

  private void awaitStored(int count) {
    patiently()
        .pollInterval(Duration.ofMillis(5))
        .pollDelay(Duration.ZERO)
        .until(() -> {
          JsonNode box = mailbox();
          return box.path("stored").asInt() + box.path("refused").asInt() >= count;
        });
  }

  private void settle() {
    patiently()
        .pollInterval(Duration.ofMillis(100))
        .until(() ->
            api.all("/notices", "notices").stream()
                .noneMatch(notice -> ON_ITS_WAY.contains(notice.path("state").asString())));
  }

  private void restoreAll() {
    corpus.damaged().forEach(database -> report(database, "done"));
  }

  private List<Found> found() {
    Map<Long, JsonNode> byUid = new HashMap<>();
    for (JsonNode message : api.all("/messages", "messages"))
      message.path("copies").forEach(copy -> byUid.put(copy.path("uid").asLong(), message));
    List<Found> found = new ArrayList<>();
    for (long uid = 1; uid <= received.size(); uid++)
      found.add(byUid.containsKey(uid) ? found(byUid.get(uid)) : Found.MISSING);
    return found;
  }

  private static Found found(JsonNode message) {
    List<String> reasons = new ArrayList<>(texts(message.path("reasons")));
    for (JsonNode candidate : message.path("candidates"))
      for (String reason : texts(candidate.path("reasons")))
        reasons.add("?" + candidate.path("customer").asString() + ": " + reason);
    return new Found(
        message.path("match").asString(),
        new HashSet<>(texts(message.path("customers"))),
        new HashSet<>(texts(message.path("databases"))),
        new HashSet<>(texts(message.path("incidents"))),
        message.path("sender").asString(),
        message.path("automatic").asBoolean(),
        reasons);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asString()));
    return texts;
  }

  private Outcome outcome(List<Found> found) {
    Map<String, JsonNode> known = new HashMap<>();
    List<String> remarks = new ArrayList<>();
    for (JsonNode notice : api.all("/notices", "notices"))
      known.put(notice.path("messageId").asString(), notice);
    List<SentNotice> sent = new ArrayList<>();
    for (MailServers.Recorded mail : servers.recorded())
      sent.add(sent(mail, mail.messageId() == null ? null : known.get(mail.messageId())));
    long said =
        known.values().stream().filter(one -> one.path("state").asString().equals("sent")).count();
    if (said != sent.size())
      remarks.add("%d notices are said to be sent, %d mails came.".formatted(said, sent.size()));
    int unexplained = mailbox().path("unexplained").asInt();
    if (unexplained != 0) remarks.add(unexplained + " mails of the mailbox are unexplained.");
    remarks.addAll(Twins.in(corpus, api.all("/messages", "messages")));
    return new Outcome(corpus, found, sent, remarks);
  }

  /** A mail that no notice accounts for is taken for a private one to nobody's contact. */
  private SentNotice sent(MailServers.Recorded mail, @Nullable JsonNode notice) {
    if (notice == null)
      return new SentNotice("(no notice)", mail.recipient(), "unaccounted", true, null);
    return new SentNotice(
        notice.path("customer").asString(),
        mail.recipient(),
        notice.path("event").asString(),
        notice.path("private").asBoolean(),
        answered(notice.path("inReplyTo").asString(""), mail.recipient()));
  }

  private @Nullable Integer answered(String id, String recipient) {
    Integer number = null;
    for (int i = 0; i < corpus.mails().size() && !id.isEmpty(); i++) {
      Letter letter = corpus.mails().get(i).letter();
      if (!id.equals(letter.messageId())) continue;
      if (letter.from() != null && letter.from().address().equalsIgnoreCase(recipient)) return i;
      number = i;
    }
    return number;
  }

  @Override
  public void close() {
    api.close();
    program.close();
    servers.close();
  }
}
