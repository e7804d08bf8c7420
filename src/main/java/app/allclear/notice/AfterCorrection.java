package app.allclear.notice;

import app.allclear.customer.CustomerId;
import app.allclear.incident.StoredMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a notice that has not left, after messages of its incident turned out to belong
 * elsewhere. An answer to a message follows the messages that are left; everything else stays owed,
 * but threads on nothing that is not its recipient's own message about this customer alone. Pure.
 */
public final class AfterCorrection {
  /** What is to be done with it. */
  public sealed interface Verdict {
    /** Nothing. */
    record Stays() implements Verdict {}

    /** It answers another message, or stands alone. */
    record Answers(@Nullable ThreadPoint on) implements Verdict {}

    /** Nobody is owed it any more. The reason is a full sentence. */
    record TakenBack(String reason) implements Verdict {}
  }

  private static final Verdict STAYS = new Verdict.Stays();

  private final WhoIsOwed whoIsOwed;

  AfterCorrection(WhoIsOwed whoIsOwed) {
    this.whoIsOwed = whoIsOwed;
  }

  /**
   * @param situation after the correction
   */
  public Verdict of(Notice notice, Situation situation) {
    return switch (notice.event()) {
      case ACKNOWLEDGED, READER -> answer(notice, situation);
      case PROGRESS, PARTLY_RESTORED, RESTORED, DAMAGED_AGAIN, NOT_RESTORED, AFTERWARDS ->
          word(notice, situation);
      // The operator chose to whom it goes, and may discard it.
      case REPLY -> STAYS;
    };
  }

  private Verdict answer(Notice notice, Situation situation) {
    List<OwedNotice> owed =
        situation.messages().stream()
            .sorted(Comparator.comparing(StoredMessage::received))
            .flatMap(message -> whoIsOwed.whenWritten(situation, message).stream())
            .filter(one -> one.event() == notice.event() && one.recipient().equals(notice.to()))
            .toList();
    if (owed.isEmpty()) return new Verdict.TakenBack(why(notice, situation));
    boolean stands =
        owed.stream().anyMatch(one -> Objects.equals(id(one.answers()), notice.answers()));
    return stands ? STAYS : new Verdict.Answers(owed.getFirst().answers());
  }

  private String why(Notice notice, Situation situation) {
    return situation.messages().stream()
        .filter(message -> Objects.equals(message.messageIdHeader(), notice.answers()))
        .flatMap(message -> whoIsOwed.silence(situation, message).stream())
        .findFirst()
        .orElse("The message it was to answer is filed elsewhere.");
  }

  private static Verdict word(Notice notice, Situation situation) {
    String answers = notice.answers();
    if (answers == null) return STAYS;
    CustomerId customer = situation.customer().id();
    boolean stands =
        situation.messages().stream()
            .flatMap(message -> ThreadPoint.on(message, customer, notice.to()).stream())
            .anyMatch(point -> point.messageId().equals(answers));
    Optional<ThreadPoint> latest = ThreadPoint.latest(situation.messages(), customer, notice.to());
    return stands ? STAYS : new Verdict.Answers(latest.orElse(null));
  }

  private static @Nullable String id(@Nullable ThreadPoint point) {
    return point == null ? null : point.messageId();
  }
}
