package app.allclear.notice;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.IncidentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One status mail owed, or settled, to one recipient.
 *
 * @param answers the Message-ID (without angle brackets) it threads on, or null where it stands
 *     alone
 * @param messageId its own Message-ID, without angle brackets
 * @param isPrivate whether its text speaks of the customer's own databases
 * @param reason why it is in this state, as a sentence; null where the state says it all
 * @param notBefore it is not sent earlier
 * @param subject as sent; null before the first attempt
 * @param text as sent; null before the first attempt
 * @param html as sent; null before the first attempt, or where there is none
 */
public record Notice(
    NoticeId id,
    IncidentId incident,
    CustomerId customer,
    NoticeEvent event,
    int round,
    EmailAddress to,
    @Nullable String answers,
    String messageId,
    boolean isPrivate,
    NoticeState state,
    @Nullable String reason,
    Instant createdAt,
    Instant notBefore,
    @Nullable Instant sentAt,
    int attempts,
    @Nullable String subject,
    @Nullable String text,
    @Nullable String html) {

  /** Without HTML. */
  public Notice(
      NoticeId id,
      IncidentId incident,
      CustomerId customer,
      NoticeEvent event,
      int round,
      EmailAddress to,
      @Nullable String answers,
      String messageId,
      boolean isPrivate,
      NoticeState state,
      @Nullable String reason,
      Instant createdAt,
      Instant notBefore,
      @Nullable Instant sentAt,
      int attempts,
      @Nullable String subject,
      @Nullable String text) {
    this(
        id, incident, customer, event, round, to, answers, messageId, isPrivate, state, reason,
        createdAt, notBefore, sentAt, attempts, subject, text, null);
  }

  /** The same, worded and about to be sent. */
  Notice worded(Composed.Ready ready) {
    return new Notice(
        id,
        incident,
        customer,
        event,
        round,
        to,
        answers,
        messageId,
        isPrivate,
        state,
        null,
        createdAt,
        notBefore,
        sentAt,
        attempts + 1,
        ready.subject(),
        ready.text(),
        ready.html());
  }

  /** The same in another state. */
  Notice now(NoticeState state, @Nullable String reason, Instant notBefore, int attempts) {
    return new Notice(
        id, incident, customer, event, round, to, answers, messageId, isPrivate, state, reason,
        createdAt, notBefore, sentAt, attempts, subject, text, html);
  }

  /** The same, sent. */
  Notice sent(Instant at) {
    return new Notice(
        id,
        incident,
        customer,
        event,
        round,
        to,
        answers,
        messageId,
        isPrivate,
        NoticeState.SENT,
        null,
        createdAt,
        notBefore,
        at,
        attempts,
        subject,
        text,
        html);
  }
}
