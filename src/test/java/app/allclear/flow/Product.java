package app.allclear.flow;

import app.allclear.Allclear;
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
import app.allclear.mail.Arrival;
import app.allclear.mail.CopyId;
import app.allclear.mail.FolderCensus;
import app.allclear.mail.Mails;
import app.allclear.mail.Postman;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.Notices;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreReport;
import app.allclear.restore.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

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

  private final Path folder;
  private final List<String> extra;
  final FakePostman postman = new FakePostman();
  final TestClock clock = new TestClock();
  private ConfigurableApplicationContext context;
  private final List<Long> uids = new ArrayList<>();

  private Product(Path folder, List<String> extra) {
    this.folder = folder;
    this.extra = extra;
    this.context = start();
  }

  static Product start(String... settings) {
    try {
      Path folder = Files.createTempDirectory("allclear-product");
      Files.writeString(folder.resolve("customers.csv"), CUSTOMERS);
      return new Product(folder, List.of(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ConfigurableApplicationContext start() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--spring.config.location=optional:classpath:/",
                "--allclear.data=" + folder.resolve("data"),
                "--allclear.customers=" + folder.resolve("customers.csv"),
                "--allclear.templates=" + folder.resolve("templates"),
                "--allclear.notices.delay=0s",
                "--allclear.mailboxes[0].name=support",
                "--allclear.mailboxes[0].address=support@host.example",
                "--allclear.mailboxes[0].host=127.0.0.1",
                "--allclear.mailboxes[0].port=1",
                "--allclear.mailboxes[0].security=none",
                "--allclear.mailboxes[0].username=support",
                "--allclear.mailboxes[0].password=secret",
                "--allclear.mailboxes[0].authserv-id=mx.host.example"));
    arguments.addAll(extra);
    return new SpringApplicationBuilder(Allclear.class)
        .web(WebApplicationType.NONE)
        .initializers(context -> {
          var generic = (org.springframework.context.support.GenericApplicationContext) context;
          generic.registerBean(
              "fakePostman", Postman.class, () -> postman, d -> d.setPrimary(true));
          generic.registerBean("testClock", Clock.class, () -> clock, d -> d.setPrimary(true));
          generic.registerBean(
              "still", org.springframework.context.LifecycleProcessor.class, Still::new);
        })
        .run(arguments.toArray(String[]::new));
  }

  /** Reads the directory, and lets nothing else run by itself. */
  static final class Still implements org.springframework.context.LifecycleProcessor {
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

  OperatorActs acts() {
    return get(OperatorActs.class);
  }

  Path customersFile() {
    return folder.resolve("customers.csv");
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
