package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.IncidentId;
import app.allclear.incident.MessageId;
import app.allclear.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

final class JdbcReplyDrafts {
  private static final String INSERT =
      """
      INSERT INTO reply_draft (incident, author, place, recipient, answers, template, subject, body,
        seen, opened_at, touched_at)
      VALUES (:incident, :author, :place, :recipient, :answers, :template, :subject, :body,
        :seen, :openedAt, :touchedAt)
      """;
  private static final String KEEP =
      """
      UPDATE reply_draft SET template = :template, subject = :subject, body = :body,
        touched_at = :now
      WHERE id = :id
      """;
  private static final String DELETE = "DELETE FROM reply_draft WHERE id = :id";
  private static final String SELECT =
      """
      SELECT id, incident, author, place, recipient, answers, template, subject, body, seen,
        opened_at, touched_at
      FROM reply_draft
      """;

  private final JdbcClient jdbc;

  JdbcReplyDrafts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  ReplyDraftId insert(ReplyDraft draft) {
    KeyHolder id = new GeneratedKeyHolder();
    jdbc.sql(INSERT)
        .param("incident", draft.incident().value())
        .param("author", draft.author())
        .param("place", draft.place())
        .param("recipient", draft.to().value())
        .param("answers", draft.answers() == null ? null : draft.answers().value())
        .param("template", draft.template() == null ? null : draft.template().name())
        .param("subject", draft.subject())
        .param("body", draft.text())
        .param("seen", draft.seen().value())
        .param("openedAt", Micros.of(draft.openedAt()))
        .param("touchedAt", Micros.of(draft.touchedAt()))
        .update(id, "id");
    return new ReplyDraftId(id.getKeyAs(Number.class).longValue());
  }

  boolean keep(
      ReplyDraftId id, @Nullable NoticeEvent template, String subject, String text, Instant now) {
    return jdbc.sql(KEEP)
            .param("id", id.value())
            .param("template", template == null ? null : template.name())
            .param("subject", subject)
            .param("body", text)
            .param("now", Micros.of(now))
            .update()
        == 1;
  }

  boolean delete(ReplyDraftId id) {
    return jdbc.sql(DELETE).param("id", id.value()).update() == 1;
  }

  Optional<ReplyDraft> find(ReplyDraftId id) {
    return jdbc.sql(SELECT + " WHERE id = :id")
        .param("id", id.value())
        .query(JdbcReplyDrafts::read)
        .optional();
  }

  List<ReplyDraft> of(IncidentId incident) {
    return jdbc.sql(SELECT + " WHERE incident = :incident ORDER BY touched_at DESC, id DESC")
        .param("incident", incident.value())
        .query(JdbcReplyDrafts::read)
        .list();
  }

  private static ReplyDraft read(ResultSet row, int number) throws SQLException {
    String template = row.getString("template");
    Object answers = row.getObject("answers");
    return new ReplyDraft(
        new ReplyDraftId(row.getLong("id")),
        new IncidentId(row.getLong("incident")),
        row.getString("author"),
        row.getString("place"),
        new EmailAddress(row.getString("recipient")),
        answers == null ? null : new MessageId(((Number) answers).longValue()),
        template == null ? null : NoticeEvent.valueOf(template),
        row.getString("subject"),
        row.getString("body"),
        new MessageId(row.getLong("seen")),
        Micros.instant(row.getLong("opened_at")),
        Micros.instant(row.getLong("touched_at")));
  }
}
