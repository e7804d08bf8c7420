package app.allclear.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.allclear.customer.DirectoryNews.Accepted;
import app.allclear.customer.DirectoryNews.NeedsConsent;
import app.allclear.store.Change;
import app.allclear.store.ChangeKind;
import app.allclear.store.TestStore;
import app.allclear.store.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the directory promises on every store. */
interface DirectoriesContract {
  Instant AT = Instant.parse("2026-11-22T05:00:00.123456Z");
  CustomerId C1 = new CustomerId("c1");
  EmailAddress NEW = EmailAddress.of("colleague@elsewhere.example").orElseThrow();

  TestStore store();

  default Directories open() {
    return new Directories("c.csv", new JdbcDirectories(store().jdbc()), store().changes());
  }

  default <T> T change(Supplier<T> work) {
    return store().transactions().change(Urgency.OPERATOR, work);
  }

  default Directories loaded(String csv) {
    Directories directories = open();
    load(directories, csv);
    return directories;
  }

  default void load(Directories directories, String csv) {
    Accepted news = (Accepted) directories.offer(Csv.found(csv));
    store().change(() -> directories.accept(news, AT));
    directories.refresh();
  }

  default Registration register(Directories directories, CustomerId customer, EmailAddress who) {
    Registration done =
        change(() -> directories.registerContact(customer, who, "Chris; Colleague", "op", AT));
    directories.refresh();
    return done;
  }

  default List<String> addresses(Directories directories) {
    return directories.inForce().find(C1).orElseThrow().contacts().stream()
        .map(contact -> contact.address().value() + (contact.registeredHere() ? " here" : ""))
        .toList();
  }

  @Test
  default void startsWithNoCustomers() {
    Directories directories = open();
    assertThat(directories.inForce().customers()).isEmpty();
    assertThat(directories.status())
        .isEqualTo(new DirectoryStatus(0, null, List.of(), null, null, false));
  }

  @Test
  default void putsAFileInForceOnlyOnceItIsCommitted() {
    Directories directories = open();
    Accepted news = (Accepted) directories.offer(Csv.found(Csv.customers(3)));
    assertThat(directories.inForce().customers()).isEmpty();
    long before = store().changes().latest();
    store().change(() -> directories.accept(news, AT));
    directories.refresh();
    assertThat(directories.inForce().customers()).hasSize(3);
    assertThat(directories.status().loadedAt()).isEqualTo(AT);
    assertThat(store().changes().after(before, 10))
        .extracting(Change::kind, Change::reference)
        .containsExactly(tuple(ChangeKind.DIRECTORY, "file"));
  }

  @Test
  default void keepsTheDirectoryAcrossARestartWhateverTheFileIsThen() {
    loaded(Csv.customers(3));
    Directories again = open();
    assertThat(again.inForce().customers()).hasSize(3);
    again.offer(new CustomerFileLook.Missing());
    assertThat(again.inForce().customers()).hasSize(3);
    assertThat(again.status().missing()).isTrue();
    assertThat(again.status().trouble()).startsWith("The customer file c.csv is gone.");
    again.offer(Csv.found("no header"));
    assertThat(again.inForce().customers()).hasSize(3);
    assertThat(again.status().missing()).isFalse();
    assertThat(again.status().trouble()).startsWith("c.csv has no column id;");
  }

  @Test
  default void forgetsTroubleOnceTheFileIsAsItWas() {
    Directories directories = loaded(Csv.customers(3));
    directories.offer(Csv.found("no header"));
    assertThat(directories.offer(Csv.found(Csv.customers(3))))
        .isEqualTo(new DirectoryNews.Unchanged());
    assertThat(directories.status().trouble()).isNull();
  }

  @Test
  default void keepsOnlyTheLastFileInTheStore() {
    Directories directories = loaded(Csv.customers(3));
    load(directories, Csv.customers(4));
    assertThat(rows("directory_file")).isEqualTo(1);
    assertThat(open().inForce().customers()).hasSize(4);
  }

  default int rows(String table) {
    return store().jdbc().sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single();
  }

  @Test
  default void waitsForAYesToExactlyThisFile() {
    Directories directories = loaded(Csv.customers(10));
    var first = (NeedsConsent) directories.offer(Csv.found(Csv.customers(5)));
    var waiting = (NeedsConsent) directories.offer(Csv.found(Csv.customers(1)));
    assertThat(directories.inForce().customers()).hasSize(10);
    assertThat(directories.status().waiting())
        .isEqualTo(
            new DirectoryStatus.Waiting(
                waiting.fingerprint(), 9, 10, waiting.sentence(), List.of()));

    assertThat(change(() -> directories.consent(first.fingerprint(), "op", AT))).isEmpty();
    assertThat(rows("directory_consent")).isZero();

    Optional<Accepted> accepted =
        change(() -> directories.consent(waiting.fingerprint(), "op", AT));
    directories.refresh();
    assertThat(accepted.orElseThrow().diff().removed()).hasSize(9);
    assertThat(directories.inForce().customers()).hasSize(1);
    assertThat(directories.status().waiting()).isNull();
    assertThat(directories.status().trouble()).isNull();
  }

  @Test
  default void remembersAYesAcrossARestart() {
    Directories directories = loaded(Csv.customers(10));
    var waiting = (NeedsConsent) directories.offer(Csv.found(Csv.customers(1)));
    change(() -> directories.consent(waiting.fingerprint(), "op", AT));
    directories.refresh();
    load(directories, Csv.customers(10));
    assertThat(open().offer(Csv.found(Csv.customers(1)))).isInstanceOf(Accepted.class);
  }

  @Test
  default void registersAContactBesideTheFile() {
    Directories directories = loaded(Csv.customers(3));
    assertThat(register(directories, C1, NEW)).isEqualTo(Registration.REGISTERED);
    assertThat(register(directories, C1, NEW)).isEqualTo(Registration.REGISTERED_BEFORE);
    assertThat(addresses(directories)).containsExactly("a1@c1.example", NEW.value() + " here");
    assertThat(directories.inForce().withContact(NEW)).extracting(Customer::id).containsExactly(C1);
    assertThat(addresses(open())).containsExactly("a1@c1.example", NEW.value() + " here");
    assertThat(directories.registered())
        .containsExactly(
            new RegisteredContact(
                C1, Contact.of(NEW.value(), "Chris; Colleague", true).orElseThrow(), AT, "op"));
  }

  @Test
  default void keepsRegisteredContactsWhenTheFileChanges() {
    Directories directories = loaded(Csv.customers(3));
    register(directories, C1, NEW);
    load(directories, Csv.customers(5));
    assertThat(addresses(directories)).containsExactly("a1@c1.example", NEW.value() + " here");
  }

  @Test
  default void refusesAContactThatTheFileHasOrOfNobody() {
    Directories directories = loaded(Csv.customers(3));
    EmailAddress inFile = EmailAddress.of("A1@c1.example").orElseThrow();
    assertThat(register(directories, C1, inFile)).isEqualTo(Registration.IN_FILE);
    assertThat(register(directories, new CustomerId("nobody"), NEW))
        .isEqualTo(Registration.NO_SUCH_CUSTOMER);
    assertThat(directories.registered()).isEmpty();
  }

  @Test
  default void withdrawsOnlyWhatWasRegisteredHere() {
    Directories directories = loaded(Csv.customers(3));
    register(directories, C1, NEW);
    assertThat(change(() -> directories.withdrawContact(C1, NEW))).isTrue();
    directories.refresh();
    assertThat(addresses(directories)).containsExactly("a1@c1.example");
    EmailAddress inFile = EmailAddress.of("a1@c1.example").orElseThrow();
    assertThat(change(() -> directories.withdrawContact(C1, inFile))).isFalse();
  }

  @Test
  default void tellsOfAContactWhoseCustomerLeft() {
    Directories directories = loaded(Csv.customers(10));
    register(directories, C1, NEW);
    load(directories, Csv.customers(2, 11));
    assertThat(directories.inForce().withContact(NEW)).isEmpty();
    assertThat(directories.status().problems())
        .containsExactly(
            new DirectoryProblem(
                "registered contacts",
                0,
                "colleague@elsewhere.example is registered as a contact of customer c1, who is not in the customer file; nothing is sent there. Withdraw the contact, or add the customer."));
  }

  @Test
  default void exportsLinesThatMergeIntoTheFile() {
    String csv =
        "name;Contacts;ID\r\nOne;a@one.example|b@one.example;-1\r\nTwo;t@two.example;zwölf\r\n";
    Directories directories = loaded(csv);
    register(directories, new CustomerId("-1"), NEW);
    register(directories, new CustomerId("-1"), EmailAddress.of("x@one.example").orElseThrow());
    register(directories, new CustomerId("zwölf"), EmailAddress.of("-y@two.example").orElseThrow());
    String export = directories.export();
    assertThat(export)
        .isEqualTo(
            "name;Contacts;ID\r\n"
                + "\"\";Chris Colleague <colleague@elsewhere.example>|Chris Colleague <x@one.example>;'-1\r\n"
                + "\"\";Chris Colleague <-y@two.example>;zwölf\r\n");
    int header = export.indexOf('\n') + 1;
    load(directories, csv + export.substring(header));
    assertThat(directories.inForce().problems()).hasSize(1);
    assertThat(directories.inForce().find(new CustomerId("-1")).orElseThrow().contacts())
        .extracting(contact -> contact.address().value(), Contact::registeredHere)
        .containsExactly(
            tuple("a@one.example", false),
            tuple("b@one.example", false),
            tuple("colleague@elsewhere.example", false),
            tuple("x@one.example", false));
    assertThat(directories.export()).isEqualTo("name;Contacts;ID\r\n");
  }

  @Test
  default void seesWhatAnotherInstanceAccepted() {
    Directories here = loaded(Csv.customers(3));
    Directories there = open();
    load(there, Csv.customers(4));
    assertThat(here.refresh().customers()).hasSize(4);
  }
}
