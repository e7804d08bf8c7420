package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.matching.Lesson;
import app.allclear.matching.SenderRole;
import app.allclear.store.Micros;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcEvidence {
  private static final String CUSTOMERS_OF_IDS =
      "SELECT DISTINCT customer FROM known_id WHERE id_key IN (:keys) ORDER BY customer";
  private static final String KNOWN =
      "SELECT COUNT(*) FROM known_id WHERE id_key = :key AND customer = :customer";
  private static final String REMEMBER =
      "INSERT INTO known_id (id_key, customer) VALUES (:key, :customer)";
  private static final String FORGET_ID = "DELETE FROM known_id WHERE id_key = :key";
  private static final String EARLIER_ROLES =
      """
      SELECT DISTINCT c.role FROM message m JOIN message_customer c ON c.message = m.id
      WHERE m.sender_address = :sender AND c.customer = :customer AND c.certain = 1
      """;
  private static final String LESSONS_OF_ADDRESS =
      """
      SELECT customer, learned_at FROM learned_address WHERE address = :address ORDER BY customer
      """;
  private static final String LEARN =
      """
      INSERT INTO learned_address (address, customer, learned_at) VALUES (:address, :customer, :at)
      """;
  private static final String FORGET_ADDRESS =
      "DELETE FROM learned_address WHERE address = :address";
  private static final String FORGET =
      "DELETE FROM learned_address WHERE address = :address AND customer = :customer";
  private static final String LEARNED =
      """
      SELECT address, customer, learned_at FROM learned_address
      ORDER BY learned_at DESC, address, customer
      """;

  private final JdbcClient jdbc;

  JdbcEvidence(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<CustomerId> customersOf(Collection<String> messageIds) {
    if (messageIds.isEmpty()) return List.of();
    List<String> keys = messageIds.stream().map(Hashes::of).toList();
    return jdbc.sql(CUSTOMERS_OF_IDS).param("keys", keys).query(String.class).list().stream()
        .map(CustomerId::new)
        .toList();
  }

  void remember(String messageId, CustomerId customer) {
    String key = Hashes.of(messageId);
    long known =
        jdbc.sql(KNOWN)
            .param("key", key)
            .param("customer", customer.value())
            .query(Long.class)
            .single();
    if (known == 0)
      jdbc.sql(REMEMBER).param("key", key).param("customer", customer.value()).update();
  }

  void forgetId(String messageId) {
    jdbc.sql(FORGET_ID).param("key", Hashes.of(messageId)).update();
  }

  List<SenderRole> earlierRoles(EmailAddress sender, CustomerId customer) {
    return jdbc
        .sql(EARLIER_ROLES)
        .param("sender", sender.value())
        .param("customer", customer.value())
        .query(String.class)
        .list()
        .stream()
        .map(SenderRole::valueOf)
        .toList();
  }

  List<Lesson> lessons(EmailAddress address) {
    return jdbc.sql(LESSONS_OF_ADDRESS)
        .param("address", address.value())
        .query((row, _) ->
            new Lesson(
                address.value(),
                new CustomerId(row.getString(1)),
                Micros.instant(row.getLong(2)),
                null))
        .list();
  }

  void learn(EmailAddress address, Collection<CustomerId> customers, Instant now) {
    jdbc.sql(FORGET_ADDRESS).param("address", address.value()).update();
    for (CustomerId customer : customers)
      jdbc.sql(LEARN)
          .param("address", address.value())
          .param("customer", customer.value())
          .param("at", Micros.of(now))
          .update();
  }

  boolean forget(EmailAddress address, CustomerId customer) {
    return jdbc.sql(FORGET)
            .param("address", address.value())
            .param("customer", customer.value())
            .update()
        > 0;
  }

  List<LearnedAddress> learned() {
    return jdbc.sql(LEARNED)
        .query((row, _) ->
            new LearnedAddress(
                new EmailAddress(row.getString(1)),
                new CustomerId(row.getString(2)),
                Micros.instant(row.getLong(3))))
        .list();
  }
}
