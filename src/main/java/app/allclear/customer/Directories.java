package app.allclear.customer;

import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The directory in force, kept in the store. Reading is safe for any thread and never waits. What
 * writes ({@link #accept}, {@link #consent}, {@link #registerContact}, {@link #withdrawContact}) is
 * called inside a change; once that is committed {@link #refresh} puts it in force.
 */
public final class Directories {
  /** What the last look at the file came to, where that is not the directory in force. */
  private record Outlook(
      DirectoryNews.@Nullable NeedsConsent waiting, @Nullable String trouble, boolean missing) {
    private static final Outlook CLEAR = new Outlook(null, null, false);
  }

  private final String file;
  private final JdbcDirectories store;
  private final Changes changes;
  private volatile DirectoryInForce current = DirectoryInForce.NONE;
  private volatile Set<String> consents = Set.of();
  private volatile Outlook outlook = Outlook.CLEAR;

  /** Puts in force what the store keeps. {@code file} is what the operator knows the file by. */
  Directories(String file, JdbcDirectories store, Changes changes) {
    this.file = file;
    this.store = store;
    this.changes = changes;
    refresh();
  }

  public Directory inForce() {
    return current.directory();
  }

  public DirectoryStatus status() {
    DirectoryInForce now = current;
    Outlook then = outlook;
    DirectoryNews.NeedsConsent news = then.waiting();
    DirectoryStatus.Waiting waiting =
        news == null
            ? null
            : new DirectoryStatus.Waiting(
                news.fingerprint(), news.lost(), news.of(), news.sentence(), news.problems());
    return new DirectoryStatus(
        now.directory().customers().size(),
        now.acceptedAt(),
        now.directory().problems(),
        waiting,
        then.trouble(),
        then.missing());
  }

  /** Decides what a look at the file means, and remembers it for {@link #status}. */
  public synchronized DirectoryNews offer(CustomerFileLook look) {
    DirectoryNews news = new DirectoryDecision(file, current, consents).about(look);
    outlook =
        switch (news) {
          case DirectoryNews.Accepted _, DirectoryNews.Unchanged _ -> Outlook.CLEAR;
          case DirectoryNews.NeedsConsent waiting ->
              new Outlook(waiting, waiting.sentence(), false);
          case DirectoryNews.Broken(String sentence) -> new Outlook(null, sentence, false);
          case DirectoryNews.Missing(String sentence) -> new Outlook(null, sentence, true);
        };
    return news;
  }

  /** Keeps the file in the store. */
  public void accept(DirectoryNews.Accepted news, Instant at) {
    if (store.accept(news.fingerprint(), news.content(), at))
      changes.record(ChangeKind.DIRECTORY, "file");
  }

  /**
   * The operator's yes to the file that is waiting: keeps the yes and the file in the store. Empty
   * where another file, or none, is waiting by now: then the operator has to look again.
   */
  public Optional<DirectoryNews.Accepted> consent(String fingerprint, String by, Instant at) {
    DirectoryNews.NeedsConsent waiting = outlook.waiting();
    if (waiting == null || !waiting.fingerprint().equals(fingerprint)) return Optional.empty();
    DirectoryNews news =
        new DirectoryDecision(file, current, Set.of(fingerprint))
            .about(new CustomerFileLook.Found(waiting.content()));
    if (!(news instanceof DirectoryNews.Accepted accepted)) return Optional.empty();
    store.consent(fingerprint, waiting.lost(), waiting.of(), by, at);
    accept(accepted, at);
    return Optional.of(accepted);
  }

  /** Makes an address a contact beside the file. */
  public Registration registerContact(
      CustomerId customer, EmailAddress address, @Nullable String name, String by, Instant at) {
    DirectoryInForce now = current;
    if (now.directory().find(customer).isEmpty()) return Registration.NO_SUCH_CUSTOMER;
    if (now.inFile(customer, address)) return Registration.IN_FILE;
    if (!store.register(customer, address, name, by, at)) return Registration.REGISTERED_BEFORE;
    changes.record(ChangeKind.DIRECTORY, "contacts");
    return Registration.REGISTERED;
  }

  /** Takes back a contact registered here; false where there was none. The file's stay. */
  public boolean withdrawContact(CustomerId customer, EmailAddress address) {
    boolean withdrawn = store.withdraw(customer, address);
    if (withdrawn) changes.record(ChangeKind.DIRECTORY, "contacts");
    return withdrawn;
  }

  /** Contacts registered here, oldest first. */
  public List<RegisteredContact> registered() {
    return current.registered();
  }

  /**
   * The contacts registered here that the customer file lacks, as lines of that file under its own
   * header: pasted at its end they are merged by id. Safe to open in a spreadsheet.
   */
  public String export() {
    DirectoryInForce now = current;
    return ContactExport.write(now.besideFile(), now.layout());
  }

  /** Puts in force what the store keeps now, whichever instance wrote it. */
  public synchronized Directory refresh() {
    DirectoryInForce next = current;
    JdbcDirectories.AcceptedFile newest = store.newest().orElse(null);
    if (newest != null && !newest.fingerprint().equals(next.fingerprint())) {
      byte[] content = store.content(newest.id()).orElse(null);
      // Where a newer file took its place meanwhile, the refresh after that one reads it.
      if (content != null) next = read(newest, content, next);
    }
    consents = store.consents();
    current = next.withRegistered(store.registered());
    DirectoryNews.NeedsConsent waiting = outlook.waiting();
    if (waiting != null && waiting.fingerprint().equals(current.fingerprint()))
      outlook = Outlook.CLEAR;
    return current.directory();
  }

  private DirectoryInForce read(
      JdbcDirectories.AcceptedFile accepted, byte[] content, DirectoryInForce last) {
    return switch (CustomerFile.read(file, content)) {
      case CustomerFileReading.Readable readable ->
          last.withFile(readable, accepted.fingerprint(), accepted.at());
      case CustomerFileReading.Broken(String sentence) -> {
        // It could be read when it was accepted, perhaps by another version of this program.
        outlook =
            new Outlook(
                null,
                "The directory kept in the store can no longer be read. " + sentence,
                outlook.missing());
        yield last;
      }
    };
  }
}
