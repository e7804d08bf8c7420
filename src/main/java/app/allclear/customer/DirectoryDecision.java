package app.allclear.customer;

import app.allclear.customer.CsvLayout.Column;
import app.allclear.customer.CustomerFileReading.Readable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides what a look at the customer file means for the directory in force. */
final class DirectoryDecision {
  private static final int EXAMPLES = 3;
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final String file;
  private final DirectoryInForce current;
  private final Set<String> consented;

  /**
   * @param file what the operator knows the file by
   * @param consented fingerprints of files the operator said yes to
   */
  DirectoryDecision(String file, DirectoryInForce current, Set<String> consented) {
    this.file = file;
    this.current = current;
    this.consented = consented;
  }

  DirectoryNews about(CustomerFileLook look) {
    return switch (look) {
      case CustomerFileLook.Found(byte[] content) -> found(content);
      case CustomerFileLook.Missing() -> new DirectoryNews.Missing(missing());
      case CustomerFileLook.Unreadable(String reason) ->
          new DirectoryNews.Broken(
              "The customer file %s cannot be read: %s. %s It is read again as soon as that is corrected."
                  .formatted(file, reason, whatStays()));
    };
  }

  static String fingerprint(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private DirectoryNews found(byte[] content) {
    String fingerprint = fingerprint(content);
    if (fingerprint.equals(current.fingerprint())) return new DirectoryNews.Unchanged();
    return switch (CustomerFile.read(file, content)) {
      case CustomerFileReading.Broken(String sentence) ->
          new DirectoryNews.Broken(sentence + " " + whatStays());
      case Readable readable -> readable(content, fingerprint, readable);
    };
  }

  private DirectoryNews readable(byte[] content, String fingerprint, Readable readable) {
    DirectoryInForce next = current.withFile(readable, fingerprint, null);
    DirectoryNews accepted =
        new DirectoryNews.Accepted(
            fingerprint,
            content,
            next.directory(),
            DirectoryDiff.between(current.directory().customers(), next.directory().customers()));
    if (consented.contains(fingerprint)) return accepted;
    List<CustomerId> lost = lostCustomers(readable);
    int of = current.ofFile().size();
    if (lost.size() * 5L > of)
      return needsConsent(content, fingerprint, readable, lost.size(), losing(lost, readable));
    for (Column column : List.of(Column.CONTACTS, Column.SITES, Column.DATABASES)) {
      int losing = withoutColumn(column, readable);
      if (losing > 0)
        return needsConsent(
            content,
            fingerprint,
            readable,
            losing,
            "%s no longer has a column %s; %d of %d customers would lose what it said."
                .formatted(file, column, losing, of));
    }
    return accepted;
  }

  private List<CustomerId> lostCustomers(Readable readable) {
    Set<CustomerId> kept =
        readable.customers().stream().map(Customer::id).collect(Collectors.toSet());
    return current.ofFile().stream().map(Customer::id).filter(id -> !kept.contains(id)).toList();
  }

  private String losing(List<CustomerId> lost, Readable readable) {
    String examples =
        lost.stream().limit(EXAMPLES).map(CustomerId::value).collect(Collectors.joining(", "));
    return "%s names %d customers, and %d of the %d in force are not among them (%s%s). That is more than a fifth."
        .formatted(
            file,
            readable.customers().size(),
            lost.size(),
            current.ofFile().size(),
            examples,
            lost.size() > EXAMPLES ? ", …" : "");
  }

  /** How many customers had something in a column that is gone from the header. */
  private int withoutColumn(Column column, Readable readable) {
    if (readable.layout().has(column) || !current.layout().has(column)) return 0;
    Predicate<Customer> hadSome =
        switch (column) {
          case CONTACTS -> customer -> !customer.contacts().isEmpty();
          case SITES -> customer -> !customer.sites().isEmpty();
          case DATABASES -> customer -> !customer.databases().isEmpty();
          case ID, NAME, LOCALE, ZONE -> _ -> false;
        };
    return (int) current.ofFile().stream().filter(hadSome).count();
  }

  private DirectoryNews needsConsent(
      byte[] content, String fingerprint, Readable readable, int lost, String why) {
    String skipped =
        readable.problems().isEmpty()
            ? ""
            : " %d of its lines have problems.".formatted(readable.problems().size());
    return new DirectoryNews.NeedsConsent(
        fingerprint,
        content,
        lost,
        current.ofFile().size(),
        why + skipped + " " + whatStays() + " Correct the file, or say yes to take it as it is.",
        readable.problems());
  }

  private String missing() {
    return current.hasFile()
        ? "The customer file %s is gone. %s Put the file back; it is read at once."
            .formatted(file, whatStays())
        : "There is no customer file %s, so there are no customers yet and every message is unmatched. Put one there (config/customers.example.csv shows how); it is read at once."
            .formatted(file);
  }

  private String whatStays() {
    Instant at = current.acceptedAt();
    return at == null
        ? "There is no earlier directory, so there are no customers until it is mended."
        : "The directory of %s with %d customers stays in force."
            .formatted(AT.format(at), current.ofFile().size());
  }
}
