package app.allclear.incident;

import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import app.allclear.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of {@code message} that lists need. */
record MessageRow(
    MessageId id,
    String mailbox,
    @Nullable String headerId,
    String sha256,
    Instant received,
    @Nullable Instant date,
    @Nullable String fromName,
    String from,
    String subject,
    MatchKind match,
    SenderRole sender,
    boolean automatic,
    boolean thanks,
    Authentication authentication,
    List<String> reasons,
    boolean repeatedId,
    boolean assigned,
    @Nullable String trouble) {
  static final String COLUMNS =
      """
      m.id, m.mailbox, m.header_id, m.sha256, m.received, m.sent_at, m.from_name, m.from_address,
      m.subject, m.match_kind, m.sender_role, m.automatic, m.thanks, m.authentication, m.reasons,
      m.repeated_id, m.assigned, m.trouble
      """;

  static MessageRow read(ResultSet row, int number) throws SQLException {
    return new MessageRow(
        new MessageId(row.getLong("id")),
        row.getString("mailbox"),
        row.getString("header_id"),
        row.getString("sha256"),
        Micros.instant(row.getLong("received")),
        Micros.instantOrNull(row.getObject("sent_at")),
        row.getString("from_name"),
        row.getString("from_address"),
        row.getString("subject"),
        MatchKind.valueOf(row.getString("match_kind")),
        SenderRole.valueOf(row.getString("sender_role")),
        row.getInt("automatic") == 1,
        row.getInt("thanks") == 1,
        Authentication.valueOf(row.getString("authentication")),
        Lines.split(row.getString("reasons")),
        row.getInt("repeated_id") == 1,
        row.getInt("assigned") == 1,
        row.getString("trouble"));
  }
}
