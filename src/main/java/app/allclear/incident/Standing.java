package app.allclear.incident;

import app.allclear.matching.SenderRole;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.RestoreState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns that lists sort by, decided from everything known of an incident. Pure. */
record Standing(
    List<Attention> attention,
    int urgency,
    int people,
    int messages,
    @Nullable Instant waitingSince,
    int affected,
    int back,
    int round) {
  private static final int SOMEBODY_WAITS = 50;
  private static final int DAMAGED = 60;
  private static final int QUIET = 90;

  /** What the incident was before this change. */
  record Before(boolean open, @Nullable Instant answeredAt, int round) {}

  static Standing of(
      Before before,
      List<Heard> heard,
      List<DatabaseStatus> databases,
      NoticeStanding notices,
      boolean hasContact,
      boolean damagedMeanwhile) {
    int affected = (int) databases.stream().filter(DatabaseStatus::affected).count();
    int back = (int) databases.stream().filter(DatabaseStatus::back).count();
    // Damage after an all-clear begins a new round, so that the next one is owed again. A restore
    // that is only proven again, after its server restarted, is no damage.
    boolean again =
        notices.allClearOwed()
            && (damagedMeanwhile || databases.stream().anyMatch(Standing::damaged));
    int round = before.round() + (again ? 1 : 0);
    Instant settled = latest(before.answeredAt(), notices.allClearAt());
    List<Heard> waitingFor = heard.stream().filter(h -> waits(h, notices)).toList();
    Instant waiting = before.open() ? waitingSince(waitingFor, settled) : null;
    boolean canBeTold = hasContact || affected == 0;
    List<Attention> attention =
        before.open()
            ? attention(before, heard, waitingFor, databases, notices, canBeTold, settled)
            : List.of();
    return new Standing(
        attention,
        urgency(attention, waiting, affected, back),
        people(heard),
        heard.size(),
        waiting,
        affected,
        back,
        round);
  }

  private static boolean damaged(DatabaseStatus database) {
    return database.owed() && database.restore() != RestoreState.PROVING;
  }

  private static int urgency(
      List<Attention> attention, @Nullable Instant waiting, int affected, int back) {
    if (!attention.isEmpty()) return attention.getFirst().ordinal();
    if (waiting != null) return SOMEBODY_WAITS;
    return back < affected ? DAMAGED : QUIET;
  }

  private static int people(List<Heard> heard) {
    return (int) heard.stream().filter(h -> !h.automatic()).map(Heard::sender).distinct().count();
  }

  /** Wants something, and has no answer of the operator's own. */
  private static boolean waits(Heard heard, NoticeStanding notices) {
    return heard.waits()
        && notices.answers().stream()
            .noneMatch(
                answer -> answer.covers(heard.sender(), heard.messageId(), heard.received()));
  }

  private static @Nullable Instant waitingSince(List<Heard> waiting, @Nullable Instant settled) {
    return waiting.stream()
        .map(Heard::received)
        .filter(received -> after(received, settled))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static List<Attention> attention(
      Before before,
      List<Heard> heard,
      List<Heard> waiting,
      List<DatabaseStatus> databases,
      NoticeStanding notices,
      boolean canBeTold,
      @Nullable Instant settled) {
    List<Attention> attention = new ArrayList<>();
    boolean again = wroteAgain(waiting, before.answeredAt(), notices.allClearAt());
    if (again) attention.add(Attention.WROTE_AGAIN);
    if (databases.stream().anyMatch(DatabaseStatus::cameBack))
      attention.add(Attention.DAMAGED_AGAIN);
    if (notices.inDoubt() > 0) attention.add(Attention.NOTICE_IN_DOUBT);
    if (databases.stream().anyMatch(Standing::inTrouble)) attention.add(Attention.RESTORE_TROUBLE);
    if (notices.failed() > 0) attention.add(Attention.NOTICE_FAILED);
    if (heard.stream().anyMatch(h -> h.forged() && after(h.received(), before.answeredAt())))
      attention.add(Attention.FORGED);
    if (!canBeTold) attention.add(Attention.NO_CONTACT);
    if (!again && unanswered(waiting, settled, notices)) attention.add(Attention.UNANSWERED);
    if (notices.held() > 0) attention.add(Attention.NOTICE_HELD);
    return attention;
  }

  /** A restore that goes wrong; damage that nobody has begun to restore is not that. */
  private static boolean inTrouble(DatabaseStatus database) {
    return database.attention() != null
        && (database.restore() == RestoreState.FAILED
            || database.restore() == RestoreState.PROVING);
  }

  private static boolean wroteAgain(
      List<Heard> waiting, @Nullable Instant answered, @Nullable Instant allClear) {
    if (allClear == null) return false;
    return waiting.stream()
        .filter(h -> h.role() != null && h.role().compareTo(SenderRole.COLLEAGUE) <= 0)
        .anyMatch(h -> after(h.received(), allClear) && after(h.received(), answered));
  }

  private static boolean unanswered(
      List<Heard> waiting, @Nullable Instant settled, NoticeStanding notices) {
    return waiting.stream()
        .filter(h -> after(h.received(), settled))
        .anyMatch(h -> h.sender() == null || !notices.acknowledged().contains(h.sender()));
  }

  private static boolean after(Instant received, @Nullable Instant settled) {
    return settled == null || received.isAfter(settled);
  }

  private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
    return Stream.of(one, other)
        .filter(instant -> instant != null)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
