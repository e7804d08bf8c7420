package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.matching.SenderRole;
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
  // What the operator decided, and what rests on a lesson, speaks by its lesson: revocable.
  private static final String CUSTOMERS_OF_SENDER =
      """
      SELECT DISTINCT c.customer FROM message m JOIN message_customer c ON c.message = m.id
      WHERE m.sender_address = :sender AND c.certain = 1 AND c.role <> 'MACHINE'
        AND m.id <> :except AND m.assigned = 0 AND m.settled_by IS NULL
        AND NOT EXISTS (SELECT 1 FROM learned_use u WHERE u.message = m.id)
      ORDER BY c.customer
      """;
  private static final String EARLIER_ROLES =
      """
      SELECT DISTINCT c.role FROM message m JOIN message_customer c ON c.message = m.id
      WHERE m.sender_address = :sender AND c.customer = :customer AND c.certain = 1
        AND m.id <> :except
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

  /**
   * @param except a message that is no evidence about itself
   */
  List<CustomerId> customersOf(EmailAddress sender, long except) {
    return jdbc
        .sql(CUSTOMERS_OF_SENDER)
        .param("sender", sender.value())
        .param("except", except)
        .query(String.class)
        .list()
        .stream()
        .map(CustomerId::new)
        .toList();
  }

  List<SenderRole> earlierRoles(EmailAddress sender, CustomerId customer, long except) {
    return jdbc
        .sql(EARLIER_ROLES)
        .param("sender", sender.value())
        .param("customer", customer.value())
        .param("except", except)
        .query(String.class)
        .list()
        .stream()
        .map(SenderRole::valueOf)
        .toList();
  }
}
