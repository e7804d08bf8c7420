package app.allclear.notice;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.OutageId;
import app.allclear.store.Chunks;
import app.allclear.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The suspended_address table. */
final class JdbcSuspensions {
  private static final String SELECT =
      """
      SELECT address, outage, customer, reason, bounces, bounced_at, retry_at
      FROM suspended_address WHERE outage = :outage
      """;
  private static final String ONE = SELECT + " AND address = :address";
  private static final String AMONG = SELECT + " AND address IN (:addresses)";
  private static final String ALL = SELECT + " ORDER BY bounced_at DESC, address";
  private static final String RIPE = SELECT + " AND retry_at <= :now ORDER BY address";
  private static final String INSERT =
      """
      INSERT INTO suspended_address
        (address, outage, customer, reason, bounces, bounced_at, retry_at)
      VALUES (:address, :outage, :customer, :reason, :bounces, :bouncedAt, :retryAt)
      """;
  private static final String UPDATE =
      """
      UPDATE suspended_address SET customer = :customer, reason = :reason, bounces = :bounces,
        bounced_at = :bouncedAt, retry_at = :retryAt
      WHERE address = :address AND outage = :outage
      """;
  private static final String LIFT =
      """
      UPDATE suspended_address SET retry_at = :now
      WHERE address = :address AND outage = :outage AND retry_at > :now
      """;

  private final JdbcClient jdbc;

  JdbcSuspensions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Suspension> find(EmailAddress address, OutageId outage) {
    return jdbc.sql(ONE)
        .param("address", address.value())
        .param("outage", outage.value())
        .query(JdbcSuspensions::suspension)
        .optional();
  }

  List<Suspension> among(Collection<EmailAddress> addresses, OutageId outage) {
    List<String> asked = addresses.stream().map(EmailAddress::value).distinct().toList();
    List<Suspension> among = new ArrayList<>();
    for (List<String> some : Chunks.asked(asked))
      among.addAll(
          jdbc.sql(AMONG)
              .param("outage", outage.value())
              .param("addresses", some)
              .query(JdbcSuspensions::suspension)
              .list());
    return among;
  }

  List<Suspension> in(OutageId outage) {
    return jdbc.sql(ALL).param("outage", outage.value()).query(JdbcSuspensions::suspension).list();
  }

  List<Suspension> ripe(OutageId outage, Instant now) {
    return jdbc.sql(RIPE)
        .param("outage", outage.value())
        .param("now", Micros.of(now))
        .query(JdbcSuspensions::suspension)
        .list();
  }

  void insert(Suspension suspension) {
    write(INSERT, suspension);
  }

  void update(Suspension suspension) {
    write(UPDATE, suspension);
  }

  private void write(String sql, Suspension suspension) {
    jdbc.sql(sql)
        .param("address", suspension.address().value())
        .param("outage", suspension.outage().value())
        .param("customer", suspension.customer().value())
        .param("reason", suspension.reason())
        .param("bounces", suspension.bounces())
        .param("bouncedAt", Micros.of(suspension.bouncedAt()))
        .param("retryAt", Micros.of(suspension.retryAt()))
        .update();
  }

  boolean lift(EmailAddress address, OutageId outage, Instant now) {
    return jdbc.sql(LIFT)
            .param("address", address.value())
            .param("outage", outage.value())
            .param("now", Micros.of(now))
            .update()
        == 1;
  }

  private static Suspension suspension(ResultSet row, int number) throws SQLException {
    return new Suspension(
        new EmailAddress(row.getString("address")),
        new OutageId(row.getLong("outage")),
        new CustomerId(row.getString("customer")),
        row.getString("reason"),
        row.getInt("bounces"),
        Micros.instant(row.getLong("bounced_at")),
        Micros.instant(row.getLong("retry_at")));
  }
}
