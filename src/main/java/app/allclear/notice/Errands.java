package app.allclear.notice;

import app.allclear.incident.MessageId;
import app.allclear.incident.SentMails;
import app.allclear.store.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be written into a mailbox for what we have sent: a copy filed among sent mail,
 * and a mark on the message it answers. An errand is taken by one instance at a time, tried until
 * it is done, and holds up nothing else. What writes is called inside a change.
 */
public final class Errands {
  /** How long an errand is somebody's; a mail server that stalls longer is cut off. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** What was sent longer ago, before a folder was configured, is left as it is. */
  private static final Duration REACH = Duration.ofDays(2);

  /** A server that files sent mail itself is given this long to do so. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final int AT_ONCE = 50;

  /** One errand. */
  public sealed interface Errand {
    /** File this notice among sent mail. */
    record File(NoticeId notice) implements Errand {}

    /** Mark this message as answered. */
    record Mark(MessageId message) implements Errand {}
  }

  private final JdbcErrands errands;
  private final SentMails sentMails;

  Errands(JdbcErrands errands, SentMails sentMails) {
    this.errands = errands;
    this.sentMails = sentMails;
  }

  /** Notes that a message with this Message-ID has been answered; nothing where there is none. */
  public void markAnswered(String messageId, Instant now) {
    for (MessageId message : sentMails.messagesNamed(messageId))
      errands.add(JdbcErrands.MARK, message.value(), now);
  }

  /**
   * Notes what has been sent lately and has no errand yet.
   *
   * @param file false where nothing is filed, because the server does so itself
   */
  public void gather(boolean file, Instant now) {
    for (long notice : lately(AT_ONCE, now)) {
      errands.add(JdbcErrands.FILE, notice, now);
      if (!file) errands.done(JdbcErrands.FILE, notice);
      errands.answeredBy(notice).ifPresent(messageId -> markAnswered(messageId, now));
    }
  }

  /** Whether {@link #gather} would find anything; a short look outside any change. */
  public boolean anyToGather(Instant now) {
    return !lately(1, now).isEmpty();
  }

  private List<Long> lately(int most, Instant now) {
    return errands.sentWithoutErrand(now.minus(REACH), now.minus(GRACE), most);
  }

  /** Takes the next one due; empty where none is. */
  public Optional<Errand> take(Instant now) {
    for (JdbcErrands.Row row : errands.due(now))
      if (errands.claim(row, now, now.plus(LEASE))) return Optional.of(row.errand());
    return Optional.empty();
  }

  /** Whether {@link #take} would find one; a short look outside any change. */
  public boolean anyDue(Instant now) {
    return !errands.due(now).isEmpty();
  }

  public void done(Errand errand) {
    errands.done(kind(errand), subject(errand));
  }

  /** It is tried again after a growing wait. */
  public void notNow(Errand errand, String trouble, Instant now) {
    int tries = errands.tries(kind(errand), subject(errand));
    Duration wait = GrowingWaits.after(tries + 1);
    errands.postpone(kind(errand), subject(errand), OneLine.of(trouble), now.plus(wait));
  }

  /** What it was about is gone. */
  public void never(Errand errand, String trouble) {
    errands.refuse(kind(errand), subject(errand), OneLine.of(trouble));
  }

  /** The Date of the mail that this notice was sent as; null where that is not known. */
  public @Nullable Instant dateOf(NoticeId notice) {
    return Micros.instantOrNull(errands.dateOf(notice.value()));
  }

  private static String kind(Errand errand) {
    return switch (errand) {
      case Errand.File _ -> JdbcErrands.FILE;
      case Errand.Mark _ -> JdbcErrands.MARK;
    };
  }

  private static long subject(Errand errand) {
    return switch (errand) {
      case Errand.File(NoticeId notice) -> notice.value();
      case Errand.Mark(MessageId message) -> message.value();
    };
  }
}
