package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import app.allclear.store.Batches;
import app.allclear.store.Chunks;
import app.allclear.store.Micros;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes rows of the notice table through their sending. Every step is one conditional update. */
final class JdbcDispatch {
  private static final String DUE =
      """
      SELECT id FROM notice WHERE lane = :lane AND not_before <= :now
      ORDER BY not_before, id LIMIT :limit
      """;
  private static final String NEXT_DUE =
      "SELECT MIN(not_before) FROM notice WHERE lane IS NOT NULL";
  private static final String CLAIM =
      """
      UPDATE notice SET state = 'SENDING', lane = NULL, claims = claims + 1,
        lease_until = :until, holder = :holder
      WHERE id IN (:ids) AND lane IS NOT NULL AND not_before <= :now
      """;
  private static final String INTEND =
      """
      UPDATE notice SET subject = :subject, body = :body, html = :html, reason = NULL,
        attempts = attempts + 1, intended = claims, mail_date = :date
      WHERE id = :id AND state = 'SENDING' AND claims = :claim AND intended < claims
      """;
  private static final String SENT =
      """
      UPDATE notice SET state = 'SENT', reason = NULL, sent_at = :now, lease_until = NULL,
        lane = NULL, held_for_first = 0
      WHERE id IN (:ids) AND state NOT IN ('SENT', 'BOUNCED')
      """;
  // It was never handed to the network: as if this attempt had not been.
  private static final String GIVE_BACK =
      """
      UPDATE notice SET state = :to, lane = priority, reason = :reason, not_before = :notBefore,
        lease_until = NULL, attempts = attempts - 1, intended = claims - 1
      WHERE id = :id AND state = 'SENDING' AND attempts = :attempt AND intended = claims
      """;
  private static final String SENT_SINCE = "SELECT COUNT(*) FROM notice WHERE sent_at > :since";
  private static final String ON_THE_WAY =
      "SELECT COUNT(*) FROM notice WHERE state IN ('SENDING', 'IN_DOUBT')";
  private static final String HURRY =
      """
      UPDATE notice SET not_before = :now
      WHERE state = 'DEFERRED' AND recipient = :recipient AND not_before > :now
      """;
  private static final String EXPIRED =
      "SELECT id FROM notice WHERE state = 'SENDING' AND lease_until <= :now ORDER BY id";
  // Without an intent no connection was opened for this claim: nothing can have left.
  private static final String REQUEUE =
      """
      UPDATE notice SET state = 'QUEUED', lane = priority, lease_until = NULL
      WHERE id = :id AND state = 'SENDING' AND lease_until <= :now AND intended < claims
      """;
  private static final String DOUBT =
      """
      UPDATE notice SET state = 'IN_DOUBT', reason = :reason, lease_until = NULL
      WHERE id = :id AND state = 'SENDING' AND lease_until <= :now AND intended = claims
      """;

  private final JdbcClient jdbc;
  private final Batches batches;

  JdbcDispatch(JdbcClient jdbc, Batches batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  List<Long> due(int lane, Instant now, int limit) {
    return jdbc.sql(DUE)
        .param("lane", lane)
        .param("now", Micros.of(now))
        .param("limit", limit)
        .query(Long.class)
        .list();
  }

  Optional<Instant> nextDue() {
    return jdbc.sql(NEXT_DUE)
        .query((row, _) -> Optional.ofNullable(Micros.instantOrNull(row.getObject(1))))
        .single();
  }

  /** Those that nobody else was faster with are the holder's from now on. */
  void claim(List<Long> ids, long holder, Instant now, Instant until) {
    for (List<Long> some : Chunks.asked(ids))
      jdbc.sql(CLAIM)
          .param("ids", some)
          .param("holder", holder)
          .param("now", Micros.of(now))
          .param("until", Micros.of(until))
          .update();
  }

  /** How many of them were not sent before. */
  int sent(List<Long> ids, Instant now) {
    int sent = 0;
    for (List<Long> some : Chunks.asked(ids))
      sent += jdbc.sql(SENT).param("ids", some).param("now", Micros.of(now)).update();
    return sent;
  }

  boolean giveBack(
      long id, int attempt, NoticeState to, @Nullable String reason, Instant notBefore) {
    return jdbc.sql(GIVE_BACK)
            .param("id", id)
            .param("attempt", attempt)
            .param("to", to.name())
            .param("reason", reason)
            .param("notBefore", Micros.of(notBefore))
            .update()
        == 1;
  }

  /** How many left since then; those whose fate is open count as well. */
  int leftSince(Instant since) {
    int sent = jdbc.sql(SENT_SINCE).param("since", Micros.of(since)).query(Integer.class).single();
    return sent + jdbc.sql(ON_THE_WAY).query(Integer.class).single();
  }

  void hurry(EmailAddress recipient, Instant now) {
    jdbc.sql(HURRY).param("recipient", recipient.value()).param("now", Micros.of(now)).update();
  }

  List<Long> expired(Instant now) {
    return jdbc.sql(EXPIRED).param("now", Micros.of(now)).query(Long.class).list();
  }

  boolean requeue(long id, Instant now) {
    return jdbc.sql(REQUEUE).param("id", id).param("now", Micros.of(now)).update() == 1;
  }

  boolean doubt(long id, String reason, Instant now) {
    return jdbc.sql(DOUBT)
            .param("id", id)
            .param("reason", reason)
            .param("now", Micros.of(now))
            .update()
        == 1;
  }

  /** Which of them are still claimed as they were, and say this from now on. */
  List<Intent> intend(List<Intent> intents, Instant date) {
    int[] changed =
        batches.update(INTEND, intents.stream().map(intent -> row(intent, date)).toList());
    return IntStream.range(0, changed.length)
        .filter(i -> changed[i] == 1)
        .mapToObj(intents::get)
        .toList();
  }

  private static Map<String, @Nullable Object> row(Intent intent, Instant date) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("id", intent.claimed().notice().id().value());
    row.put("claim", intent.claimed().number());
    row.put("subject", intent.words().subject());
    row.put("body", intent.words().text());
    row.put("html", intent.words().html());
    row.put("date", Micros.of(date));
    return row;
  }
}
