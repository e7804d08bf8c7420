package app.allclear.notice;

import app.allclear.customer.Contact;
import app.allclear.customer.EmailAddress;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Health;
import app.allclear.restore.Word;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a notice about to leave is still true, and still for a registered contact: asked between
 * the claim and the intent, so nothing leaves that a later change made untrue. Pure.
 */
public final class LastLook {
  /** What the last look says. Reasons are full sentences. */
  public sealed interface Verdict {
    /** It may leave. */
    record Leave() implements Verdict {}

    /** Not now, perhaps later: a server does not answer, a restore is proven again. */
    record Wait(String reason) implements Verdict {}

    /** Never: it is no longer true, or no longer for this recipient. */
    record Withdraw(String reason) implements Verdict {}
  }

  private static final Verdict LEAVE = new Verdict.Leave();

  private final NeverWritten never;

  /**
   * @param own the addresses of our own mailboxes
   */
  public LastLook(Set<EmailAddress> own) {
    this.never = new NeverWritten(own);
  }

  public Verdict at(Notice notice, Situation situation) {
    if (never.test(notice.to()))
      return new Verdict.Withdraw("The address is our own, or one that nobody reads.");
    if (notice.event().isPrivate() && !registered(notice, situation))
      return new Verdict.Withdraw(
          "%s is no longer registered as a contact of %s."
              .formatted(notice.to(), situation.customer().id()));
    Damage damage = Damage.in(situation);
    return switch (notice.event()) {
      case ACKNOWLEDGED, PROGRESS ->
          damage.allBack() ? withdraw("Everything is back by now.") : LEAVE;
      case PARTLY_RESTORED -> partly(damage);
      case RESTORED -> restored(notice, situation, damage);
      case DAMAGED_AGAIN ->
          damage.none() || damage.allBack() ? withdraw("Everything is back by now.") : LEAVE;
      case NOT_RESTORED ->
          damage.givenUp().isEmpty() ? withdraw("Nothing is given up any more.") : LEAVE;
      case AFTERWARDS, READER -> LEAVE;
    };
  }

  private static boolean registered(Notice notice, Situation situation) {
    return notice.customer().equals(situation.customer().id())
        && situation.customer().contacts().stream()
            .map(Contact::address)
            .anyMatch(notice.to()::equals);
  }

  private static Verdict partly(Damage damage) {
    if (damage.allBack()) return withdraw("Everything is back by now.");
    if (damage.back().isEmpty()) return withdraw("Nothing is back any more.");
    return damage.back().stream()
        .flatMap(status -> unproven(status).stream())
        .findFirst()
        .map(Verdict.class::cast)
        .orElse(LEAVE);
  }

  private static Verdict restored(Notice notice, Situation situation, Damage damage) {
    if (notice.round() < situation.incident().round())
      return withdraw("A database was damaged again before this was sent.");
    if (damage.none()) return withdraw("The damage was a mistake, as we know by now.");
    // Waiting, not withdrawn: a database that is only proven again begins no new round.
    return damage.affected().stream()
        .flatMap(status -> unproven(status).stream())
        .findFirst()
        .map(Verdict.class::cast)
        .orElse(LEAVE);
  }

  /** Why this database can't be called back at this moment. */
  private static Optional<Verdict.Wait> unproven(DatabaseStatus status) {
    if (!status.back()) return wait("%s is not back at the moment.", status);
    if (status.health() == Health.UNREACHABLE)
      return wait("The server of %s does not answer at the moment.", status);
    boolean proven = status.onWhoseWord().equals(Word.PROBE.words());
    if (proven && status.health() == Health.UNKNOWN)
      return wait("The last look at %s proved nothing.", status);
    return Optional.empty();
  }

  private static Optional<Verdict.Wait> wait(String sentence, DatabaseStatus status) {
    return Optional.of(new Verdict.Wait(sentence.formatted(status.database())));
  }

  private static Verdict withdraw(String reason) {
    return new Verdict.Withdraw(reason);
  }
}
