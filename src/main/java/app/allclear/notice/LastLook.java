package app.allclear.notice;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
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
    Optional<String> stop = stops(notice, situation.customer());
    if (stop.isPresent()) return new Verdict.Withdraw(stop.get());
    return truth(notice.event(), notice.round(), situation);
  }

  /** Whether this address is our own, or one that nobody reads. */
  public boolean neverWritten(EmailAddress address) {
    return never.test(address);
  }

  /** Why its recipient gets nothing, whatever it says; empty where nothing speaks against them. */
  public Optional<String> stops(Notice notice, Customer customer) {
    if (never.test(notice.to()))
      return Optional.of("The address is our own, or one that nobody reads.");
    if (notice.isPrivate() && !registered(notice, customer))
      return Optional.of(
          "%s is no longer registered as a contact of %s.".formatted(notice.to(), customer.id()));
    return Optional.empty();
  }

  /** Whether what the event tells is true of the incident now, whoever would say it. */
  public Verdict of(NoticeEvent event, Situation situation) {
    return truth(event, situation.incident().round(), situation);
  }

  private static Verdict truth(NoticeEvent event, int round, Situation situation) {
    Damage damage = Damage.in(situation);
    return switch (event) {
      case ACKNOWLEDGED -> working(situation, damage);
      case PROGRESS ->
          damage.none()
              ? withdraw("No damage of theirs is known now.")
              : working(situation, damage);
      case PARTLY_RESTORED -> partly(damage);
      case RESTORED -> restored(round, situation, damage);
      case DAMAGED_AGAIN -> again(situation, damage);
      case NOT_RESTORED ->
          damage.givenUp().isEmpty() ? withdraw("Nothing is given up any more.") : LEAVE;
      case READER -> situation.outage().open() ? LEAVE : working(situation, damage);
      case AFTERWARDS, REPLY -> LEAVE;
    };
  }

  /** "We are working on it", while there is something to work on. */
  private static Verdict working(Situation situation, Damage damage) {
    if (damage.allBack()) return withdraw("Everything is back by now.");
    return damage.none() && !situation.outage().open()
        ? withdraw("The outage has ended, and no damage of theirs is known.")
        : LEAVE;
  }

  private static Verdict again(Situation situation, Damage damage) {
    if (damage.none() || damage.allBack()) return withdraw("Everything is back by now.");
    return damage.brokeAgain(situation.incident().round())
        ? LEAVE
        : withdraw("What had broken again is back by now.");
  }

  private static boolean registered(Notice notice, Customer customer) {
    return notice.customer().equals(customer.id())
        && customer.contacts().stream().map(Contact::address).anyMatch(notice.to()::equals);
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

  private static Verdict restored(int round, Situation situation, Damage damage) {
    if (round < situation.incident().round())
      return withdraw("A database was damaged again before this was sent.");
    if (damage.none()) return mistaken(damage);
    // Waiting, not withdrawn: a database that is only proven again begins no new round.
    return damage.affected().stream()
        .flatMap(status -> unproven(status).stream())
        .findFirst()
        .map(Verdict.class::cast)
        .orElse(LEAVE);
  }

  /**
   * Who was told of damage that was a mistake is told so; but a database that merely left the
   * directory is not good news.
   */
  private static Verdict mistaken(Damage damage) {
    if (damage.mistaken().isEmpty()) return withdraw("No damage of theirs is known now.");
    return damage.mistaken().stream()
        .flatMap(status -> doubtful(status).stream())
        .findFirst()
        .map(Verdict.class::cast)
        .orElse(LEAVE);
  }

  private static Optional<Verdict.Wait> doubtful(DatabaseStatus status) {
    return switch (status.health()) {
      case DAMAGED -> wait("The last look at %s found damage.", status);
      case UNREACHABLE -> wait("The server of %s does not answer at the moment.", status);
      case HEALTHY, UNKNOWN -> Optional.empty();
    };
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
