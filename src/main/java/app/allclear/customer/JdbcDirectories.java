package app.allclear.customer;

import app.allclear.store.Micros;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the directory. */
final class JdbcDirectories {
  /** What is known of the accepted file without reading its content. */
  record AcceptedFile(long id, String fingerprint, Instant at) {}

  private static final String NEWEST =
      "SELECT id, sha256, accepted_at FROM directory_file ORDER BY id DESC LIMIT 1";
  private static final String CONTENT = "SELECT content FROM directory_file WHERE id = :id";
  private static final String INSERT_FILE =
      """
      INSERT INTO directory_file (sha256, content, accepted_at)
      VALUES (:sha256, :content, :at)
      """;
  private static final String DELETE_OLDER = "DELETE FROM directory_file WHERE id < :id";
  private static final String CONSENTS = "SELECT sha256 FROM directory_consent";
  private static final String INSERT_CONSENT =
      """
      INSERT INTO directory_consent (sha256, lost, among, given_at, given_by)
      VALUES (:sha256, :lost, :among, :at, :by)
      """;
  private static final String REGISTERED =
      """
      SELECT customer, address, name, registered_at, registered_by
      FROM registered_contact ORDER BY registered_at, customer, address
      """;
  private static final String REGISTER =
      """
      INSERT INTO registered_contact (customer, address, name, registered_at, registered_by)
      VALUES (:customer, :address, :name, :at, :by)
      """;
  private static final String WITHDRAW =
      "DELETE FROM registered_contact WHERE customer = :customer AND address = :address";

  private final JdbcClient jdbc;

  JdbcDirectories(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<AcceptedFile> newest() {
    return jdbc.sql(NEWEST)
        .query((row, _) ->
            new AcceptedFile(row.getLong(1), row.getString(2), Micros.instant(row.getLong(3))))
        .optional();
  }

  /** Empty where a newer one took its place meanwhile. */
  Optional<byte[]> content(long id) {
    return jdbc.sql(CONTENT).param("id", id).query((row, _) -> row.getBytes(1)).optional();
  }

  /** True if this is news to the store. */
  boolean accept(String fingerprint, byte[] content, Instant at) {
    if (newest().filter(file -> file.fingerprint().equals(fingerprint)).isPresent()) return false;
    jdbc.sql(INSERT_FILE)
        .param("sha256", fingerprint)
        .param("content", content)
        .param("at", Micros.of(at))
        .update();
    newest().ifPresent(file -> jdbc.sql(DELETE_OLDER).param("id", file.id()).update());
    return true;
  }

  Set<String> consents() {
    return new HashSet<>(jdbc.sql(CONSENTS).query(String.class).list());
  }

  void consent(String fingerprint, int lost, int among, String by, Instant at) {
    try {
      jdbc.sql(INSERT_CONSENT)
          .param("sha256", fingerprint)
          .param("lost", lost)
          .param("among", among)
          .param("at", Micros.of(at))
          .param("by", by)
          .update();
    } catch (DuplicateKeyException _) {
      // Said twice is said.
    }
  }

  List<RegisteredContact> registered() {
    return jdbc.sql(REGISTERED)
        .query((row, _) -> {
          Contact contact = Contact.of(row.getString(2), row.getString(3), true).orElseThrow();
          return new RegisteredContact(
              new CustomerId(row.getString(1)),
              contact,
              Micros.instant(row.getLong(4)),
              row.getString(5));
        })
        .list();
  }

  /** False where it was registered before. */
  boolean register(
      CustomerId customer, EmailAddress address, @Nullable String name, String by, Instant at) {
    try {
      jdbc.sql(REGISTER)
          .param("customer", customer.value())
          .param("address", address.value())
          .param("name", name)
          .param("at", Micros.of(at))
          .param("by", by)
          .update();
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  boolean withdraw(CustomerId customer, EmailAddress address) {
    return jdbc.sql(WITHDRAW)
            .param("customer", customer.value())
            .param("address", address.value())
            .update()
        > 0;
  }
}
