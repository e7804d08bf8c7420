package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.OutageId;
import app.allclear.store.Micros;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the notice table for the outbox: what is owed, and what the operator decides. Every change
 * of a state is one conditional update.
 */
final class JdbcOutbox {
  private static final String INSERT =
      """
      INSERT INTO notice (incident, outage, customer, event, round, recipient, message_id, answers,
        answers_subject, state, reason, priority, lane, held_for_first, created_at, not_before,
        claims, intended, attempts)
      VALUES (:incident, :outage, :customer, :event, :round, :recipient, :messageId, :answers,
        :answersSubject, :state, :reason, :priority, :lane, :heldForFirst, :createdAt, :notBefore,
        0, 0, 0)
      """;
  // Taken back before it left, and owed again now: the same notice, under the same Message-ID.
  private static final String OWE_AGAIN =
      """
      UPDATE notice SET state = :state, lane = :lane, reason = :reason, priority = :priority,
        held_for_first = :heldForFirst, answers = :answers, answers_subject = :answersSubject,
        not_before = :notBefore, own_words = 0
      WHERE message_id = :messageId AND state = 'OVERTAKEN'
      """;
  private static final String INSERT_REPLY =
      """
      INSERT INTO notice (incident, outage, customer, event, round, recipient, message_id, answers,
        answers_subject, state, priority, lane, held_for_first, created_at, not_before,
        claims, intended, attempts, subject, body, own_words, outside)
      VALUES (:incident, :outage, :customer, 'REPLY', :round, :recipient, :messageId, :answers,
        :answersSubject, 'QUEUED', :lane, :lane, 0, :now, :now, 0, 0, 0, :subject, :body, 1,
        :outside)
      """;
  private static final String REPLIES =
      """
      SELECT COUNT(*) FROM notice
      WHERE incident = :incident AND event = 'REPLY' AND recipient = :recipient
      """;
  private static final String REWORD =
      """
      UPDATE notice SET state = 'QUEUED', reason = NULL, priority = :lane, lane = :lane,
        held_for_first = 0, not_before = :now, answers = :answers,
        answers_subject = :answersSubject, subject = :subject, body = :body, html = NULL,
        own_words = 1
      WHERE id = :id AND state IN ('HELD', 'QUEUED', 'DEFERRED')
      """;
  private static final String MOVE =
      """
      UPDATE notice SET state = :to, lane = CASE WHEN :waits = 1 THEN priority END,
        reason = :reason, not_before = COALESCE(:notBefore, not_before),
        sent_at = COALESCE(:sentAt, sent_at), lease_until = NULL, held_for_first = 0,
        template_broken = 0
      WHERE id = :id AND state IN (:from)
        AND (:attempt < 0 OR attempts = :attempt) AND (:claim < 0 OR claims = :claim)
      """;
  private static final String ANSWER =
      """
      UPDATE notice SET answers = :answers, answers_subject = :answersSubject
      WHERE id = :id AND state IN ('HELD', 'QUEUED', 'DEFERRED')
      """;
  private static final String HELD =
      "SELECT id FROM notice WHERE state = 'HELD' AND event = :event ORDER BY id";
  private static final String HELD_FOR_FIRST =
      """
      SELECT id FROM notice
      WHERE state = 'HELD' AND event = :event AND held_for_first = 1 AND outage = :outage
      ORDER BY id
      """;
  private static final String UNDOABLE = "UPDATE notice SET undo_until = :until WHERE id = :id";
  private static final String PROLONG =
      """
      UPDATE notice SET not_before = :later, undo_until = :later
      WHERE state = 'QUEUED' AND not_before = :leaves AND undo_until = :leaves
      """;
  private static final String LEAVING_SOON =
      """
      SELECT id FROM notice
      WHERE outage = :outage AND event = :event AND state = 'QUEUED' AND undo_until > :now
      ORDER BY id
      """;
  private static final String HOLD_FOR_FIRST =
      "UPDATE notice SET held_for_first = 1 WHERE id = :id AND state = 'HELD'";
  private static final String ANY_WENT =
      """
      SELECT COUNT(*) FROM notice
      WHERE outage = :outage AND event = :event
        AND state IN ('QUEUED', 'SENDING', 'DEFERRED', 'IN_DOUBT', 'SENT', 'FAILED', 'BOUNCED')
      """;
  private static final String MARK_BROKEN =
      "UPDATE notice SET template_broken = 1 WHERE id = :id AND state = 'HELD'";
  private static final String BROKEN =
      "SELECT id FROM notice WHERE state = 'HELD' AND template_broken = 1 ORDER BY id";
  private static final String OWED_SINCE =
      """
      SELECT COUNT(*) FROM notice
      WHERE incident = :incident AND event = :event AND recipient = :recipient
        AND created_at > :since
      """;

  private final JdbcClient jdbc;

  JdbcOutbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False where the incident, event, round and recipient have their notice already. */
  boolean insert(OutboxRow row) {
    OutageId outage = row.incident().outage();
    ThreadPoint answers = row.owed().answers();
    boolean waits = row.state() == NoticeState.QUEUED;
    try {
      jdbc.sql(INSERT)
          .param("incident", row.incident().id().value())
          .param("outage", outage == null ? null : outage.value())
          .param("customer", row.owed().customer().value())
          .param("event", row.owed().event().name())
          .param("round", row.owed().round())
          .param("recipient", row.owed().recipient().value())
          .param("messageId", row.messageId())
          .param("answers", answers == null ? null : answers.messageId())
          .param("answersSubject", answers == null ? null : answers.subject())
          .param("state", row.state().name())
          .param("reason", row.reason())
          .param("priority", row.priority())
          .param("lane", waits ? row.priority() : null)
          .param("heldForFirst", row.heldForFirst() ? 1 : 0)
          .param("createdAt", Micros.of(row.createdAt()))
          .param("notBefore", Micros.of(row.notBefore()))
          .update();
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  boolean answer(long id, @Nullable ThreadPoint on) {
    return jdbc.sql(ANSWER)
            .param("id", id)
            .param("answers", on == null ? null : on.messageId())
            .param("answersSubject", on == null ? null : on.subject())
            .update()
        == 1;
  }

  /** True where the notice had been taken back, and waits or is held from now on. */
  boolean oweAgain(OutboxRow row) {
    ThreadPoint answers = row.owed().answers();
    return jdbc.sql(OWE_AGAIN)
            .param("messageId", row.messageId())
            .param("state", row.state().name())
            .param("lane", row.state() == NoticeState.QUEUED ? row.priority() : null)
            .param("reason", row.reason())
            .param("priority", row.priority())
            .param("heldForFirst", row.heldForFirst() ? 1 : 0)
            .param("answers", answers == null ? null : answers.messageId())
            .param("answersSubject", answers == null ? null : answers.subject())
            .param("notBefore", Micros.of(row.notBefore()))
            .update()
        == 1;
  }

  void insertReply(Incident incident, OwnWords words, int round, String messageId, Instant now) {
    OutageId outage = incident.outage();
    worded(INSERT_REPLY, words, now)
        .param("incident", incident.id().value())
        .param("outage", outage == null ? null : outage.value())
        .param("customer", incident.customer().value())
        .param("round", round)
        .param("recipient", words.to().value())
        .param("messageId", messageId)
        .param("outside", words.outside() ? 1 : 0)
        .update();
  }

  int replies(IncidentId incident, EmailAddress recipient) {
    return jdbc.sql(REPLIES)
        .param("incident", incident.value())
        .param("recipient", recipient.value())
        .query(Integer.class)
        .single();
  }

  /** False where it has left meanwhile. */
  boolean reword(long id, OwnWords words, Instant now) {
    return worded(REWORD, words, now).param("id", id).update() == 1;
  }

  private JdbcClient.StatementSpec worded(String sql, OwnWords words, Instant now) {
    ThreadPoint answers = words.answers();
    return jdbc.sql(sql)
        .param("answers", answers == null ? null : answers.messageId())
        .param("answersSubject", answers == null ? null : answers.subject())
        .param("lane", NoticeEvent.REPLY.priority())
        .param("subject", words.subject())
        .param("body", words.text())
        .param("now", Micros.of(now));
  }

  boolean move(long id, Move move) {
    boolean waits = move.to() == NoticeState.QUEUED || move.to() == NoticeState.DEFERRED;
    return jdbc.sql(MOVE)
            .param("id", id)
            .param("from", move.from().stream().map(NoticeState::name).toList())
            .param("to", move.to().name())
            .param("waits", waits ? 1 : 0)
            .param("reason", move.reason())
            .param("notBefore", Micros.orNull(move.notBefore()))
            .param("sentAt", Micros.orNull(move.sentAt()))
            .param("attempt", move.attempt())
            .param("claim", move.claim())
            .update()
        == 1;
  }

  int owedSince(IncidentId incident, OwedNotice owed, Instant since) {
    return jdbc.sql(OWED_SINCE)
        .param("incident", incident.value())
        .param("event", owed.event().name())
        .param("recipient", owed.recipient().value())
        .param("since", Micros.of(since))
        .query(Integer.class)
        .single();
  }

  /** It leaves at that moment, and can be taken back until then. */
  void undoable(long id, Instant until) {
    jdbc.sql(UNDOABLE).param("id", id).param("until", Micros.of(until)).update();
  }

  void prolong(Instant leaves, Instant later) {
    jdbc.sql(PROLONG).param("leaves", Micros.of(leaves)).param("later", Micros.of(later)).update();
  }

  /** Released, and still to be taken back. */
  List<Long> leavingSoon(OutageId outage, NoticeEvent event, Instant now) {
    return jdbc.sql(LEAVING_SOON)
        .param("outage", outage.value())
        .param("event", event.name())
        .param("now", Micros.of(now))
        .query(Long.class)
        .list();
  }

  void holdForFirst(long id) {
    jdbc.sql(HOLD_FOR_FIRST).param("id", id).update();
  }

  /** Whether any of the outage's notices of the event left, or is about to. */
  boolean anyWent(OutageId outage, NoticeEvent event) {
    return jdbc.sql(ANY_WENT)
            .param("outage", outage.value())
            .param("event", event.name())
            .query(Long.class)
            .single()
        > 0;
  }

  void markBroken(long id) {
    jdbc.sql(MARK_BROKEN).param("id", id).update();
  }

  /** Held because of their template. */
  List<Long> broken() {
    return jdbc.sql(BROKEN).query(Long.class).list();
  }

  List<Long> held(NoticeEvent event) {
    return jdbc.sql(HELD).param("event", event.name()).query(Long.class).list();
  }

  List<Long> heldForFirst(NoticeEvent event, OutageId outage) {
    return jdbc.sql(HELD_FOR_FIRST)
        .param("event", event.name())
        .param("outage", outage.value())
        .query(Long.class)
        .list();
  }
}
