package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads an {@link Incident} from its row. */
final class IncidentRow {
  private IncidentRow() {}

  static Incident read(ResultSet row, int number) throws SQLException {
    Object outage = row.getObject("outage");
    return new Incident(
        new IncidentId(row.getLong("id")),
        new CustomerId(row.getString("customer")),
        row.getString("customer_name"),
        outage == null ? null : new OutageId(((Number) outage).longValue()),
        row.getString("state").equals("OPEN"),
        Micros.instant(row.getLong("opened_at")),
        Lines.split(row.getString("attention")).stream().map(Attention::valueOf).toList(),
        row.getInt("people"),
        row.getInt("messages"),
        Micros.instantOrNull(row.getObject("waiting_since")),
        row.getInt("affected"),
        row.getInt("back"),
        row.getString("last_notice"),
        Micros.instantOrNull(row.getObject("last_notice_at")),
        row.getInt("round"));
  }
}
