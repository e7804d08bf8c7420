package app.allclear.incident;

import app.allclear.customer.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an incident needs to know of its notices, told by {@code flow}.
 *
 * @param lastEvent the event sent last, as its slug; null before the first
 * @param allClearOwed whether an all-clear of the present round was owed, sent or not
 * @param allClearAt when the all-clear in force was sent; null where there is none
 * @param acknowledged recipients whose mail has, or will have, an answer in the present round
 * @param answers what the operator wrote by hand, from here or elsewhere
 */
public record NoticeStanding(
    int held,
    int inDoubt,
    int failed,
    @Nullable String lastEvent,
    @Nullable Instant lastSentAt,
    boolean allClearOwed,
    @Nullable Instant allClearAt,
    Set<EmailAddress> acknowledged,
    List<OwnAnswer> answers) {
  public static final NoticeStanding NONE =
      new NoticeStanding(0, 0, 0, null, null, false, null, Set.of());

  /** Where the operator wrote to nobody. */
  public NoticeStanding(
      int held,
      int inDoubt,
      int failed,
      @Nullable String lastEvent,
      @Nullable Instant lastSentAt,
      boolean allClearOwed,
      @Nullable Instant allClearAt,
      Set<EmailAddress> acknowledged) {
    this(
        held,
        inDoubt,
        failed,
        lastEvent,
        lastSentAt,
        allClearOwed,
        allClearAt,
        acknowledged,
        List.of());
  }

  public NoticeStanding {
    acknowledged = Set.copyOf(acknowledged);
    answers = List.copyOf(answers);
  }
}
