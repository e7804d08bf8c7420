package app.allclear.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a notice tells; each has a template file of its slug's name. */
public enum NoticeEvent {
  ACKNOWLEDGED,
  PROGRESS,
  PARTLY_RESTORED,
  RESTORED,
  DAMAGED_AGAIN,
  NOT_RESTORED,
  AFTERWARDS,
  READER,
  /** What the operator writes by hand to one person; it has no template. */
  REPLY;

  /** Those with a template and a mode: all that Allclear words by itself. */
  public static final List<NoticeEvent> WORDED =
      Arrays.stream(values()).filter(event -> event != REPLY).toList();

  /**
   * The priorities there are, first what leaves first; 5 is for what the operator writes by hand.
   */
  static final List<Integer> LANES = List.of(5, 10, 20, 30);

  /** As configuration, API and template files name it. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether its text may speak of the customer's own databases, and so goes to registered contacts
   * only.
   */
  public boolean isPrivate() {
    return this != READER;
  }

  /** Whether only the operator's own word makes it be owed. */
  boolean isAnnounced() {
    return switch (this) {
      case PROGRESS, AFTERWARDS -> true;
      case ACKNOWLEDGED, PARTLY_RESTORED, RESTORED, DAMAGED_AGAIN, NOT_RESTORED, READER, REPLY ->
          false;
    };
  }

  /** Who goes first when several are due: the lower. */
  public int priority() {
    return switch (this) {
      case REPLY -> 5;
      case RESTORED -> 10;
      case DAMAGED_AGAIN -> 20;
      case ACKNOWLEDGED, PROGRESS, PARTLY_RESTORED, NOT_RESTORED, AFTERWARDS, READER -> 30;
    };
  }

  /** Whether its round is the incident's; the others count their own. */
  boolean ofIncidentRound() {
    return switch (this) {
      case ACKNOWLEDGED, RESTORED, READER -> true;
      case PROGRESS, PARTLY_RESTORED, DAMAGED_AGAIN, NOT_RESTORED, AFTERWARDS, REPLY -> false;
    };
  }

  /** What is no longer worth sending once this is owed; of itself, earlier rounds. */
  public Set<NoticeEvent> overtakes() {
    return switch (this) {
      case ACKNOWLEDGED, AFTERWARDS, READER, REPLY -> Set.of();
      case PROGRESS -> Set.of(PROGRESS);
      case NOT_RESTORED -> Set.of(NOT_RESTORED);
      case PARTLY_RESTORED -> Set.of(PARTLY_RESTORED, PROGRESS);
      case RESTORED ->
          Set.of(ACKNOWLEDGED, PROGRESS, PARTLY_RESTORED, DAMAGED_AGAIN, NOT_RESTORED, RESTORED);
      case DAMAGED_AGAIN -> Set.of(DAMAGED_AGAIN, RESTORED, PARTLY_RESTORED);
    };
  }

  public static Optional<NoticeEvent> of(String slug) {
    return Arrays.stream(values()).filter(event -> event.slug().equals(slug)).findFirst();
  }
}
