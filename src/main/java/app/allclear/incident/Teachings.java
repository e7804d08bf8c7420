package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.matching.Learned;
import app.allclear.matching.Lesson;
import app.allclear.matching.MachineMark;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import app.allclear.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator's decisions taught: shown, editable, revocable. It answers matching's questions
 * for new mail; {@link #asOf} answers them for stored mail, which only what was taught before it
 * may speak about. Nobody becomes a contact by it. What writes is called inside a change.
 */
public final class Teachings implements Learned {
  private static final Set<Teaching.Kind> MARKS =
      Set.of(Teaching.Kind.MACHINE, Teaching.Kind.HUMAN);

  private final JdbcTeachings teachings;
  private final Changes changes;

  Teachings(JdbcTeachings teachings, Changes changes) {
    this.teachings = teachings;
    this.changes = changes;
  }

  @Override
  public List<Lesson> ofAddress(EmailAddress address) {
    return lessons(Teaching.Kind.ADDRESS, List.of(address.value()), Long.MAX_VALUE);
  }

  @Override
  public List<Lesson> ofDomains(Collection<String> domains) {
    return lessons(Teaching.Kind.DOMAIN, domains, Long.MAX_VALUE);
  }

  @Override
  public List<Lesson> names() {
    return lessons(teachings.names(), Long.MAX_VALUE);
  }

  @Override
  public Optional<MachineMark> mark(EmailAddress address) {
    return teachings.saying(MARKS, List.of(address.value())).stream()
        .findFirst()
        .map(mark ->
            new MachineMark(address, mark.kind() == Teaching.Kind.MACHINE, mark.at(), who(mark)));
  }

  /**
   * What speaks about this stored message. Marks do whenever they were made; whom mail is about was
   * said of mail to come, and of older mail only where the operator saw the list.
   */
  public Learned asOf(MessageId message) {
    return new Learned() {
      @Override
      public List<Lesson> ofAddress(EmailAddress address) {
        return lessons(Teaching.Kind.ADDRESS, List.of(address.value()), message.value());
      }

      @Override
      public List<Lesson> ofDomains(Collection<String> domains) {
        return lessons(Teaching.Kind.DOMAIN, domains, message.value());
      }

      @Override
      public List<Lesson> names() {
        return lessons(teachings.names(), message.value());
      }

      @Override
      public Optional<MachineMark> mark(EmailAddress address) {
        return Teachings.this.mark(address);
      }
    };
  }

  private List<Lesson> lessons(Teaching.Kind kind, Collection<String> said, long before) {
    return lessons(teachings.saying(Set.of(kind), said), before);
  }

  private static List<Lesson> lessons(List<Teaching> taught, long before) {
    List<Lesson> lessons = new ArrayList<>();
    for (Teaching one : taught) {
      CustomerId customer = one.customer();
      if (customer != null && one.since() < before)
        lessons.add(new Lesson(one.said(), customer, one.at(), who(one)));
    }
    return lessons;
  }

  /** Under its usual name the account says no more than "the operator" does. */
  private static @Nullable String who(Teaching teaching) {
    return "operator".equals(teaching.by()) ? null : teaching.by();
  }

  /** Teaches it for mail to come; false where it was in force already. */
  public boolean teach(Lecture lecture, Instant now) {
    return teach(lecture, teachings.newestMessage(), now);
  }

  /** Teaches it for mail after that message, whenever it came. */
  public boolean teach(Lecture lecture, long since, Instant now) {
    boolean taught = teachings.teach(lecture, since, now);
    if (taught) changes.record(ChangeKind.LEARNED, lecture.said());
    return taught;
  }

  /** False where it was revoked before. What stands on it still does, until it is judged again. */
  public boolean revoke(TeachingId id, @Nullable String by, Instant now) {
    boolean revoked = teachings.revoke(id, by, now);
    if (revoked) changes.record(ChangeKind.LEARNED, id);
    return revoked;
  }

  /** Those in force that say something of exactly this address, domain or name. */
  public List<Teaching> saying(Collection<Teaching.Kind> kinds, String said) {
    return teachings.saying(kinds, List.of(said));
  }

  public Optional<Teaching> find(TeachingId id) {
    return teachings.find(id);
  }

  /** In the order first taught, revoked ones too. */
  public Page<Teaching> after(long after, int limit) {
    return Page.cut(teachings.after(after, limit + 1), limit, teaching -> teaching.id().toString());
  }

  /** The messages that stand as they do because of it, in the order stored. */
  public List<MessageId> usedBy(TeachingId id) {
    return teachings.usedBy(id);
  }

  /** The messages that still stand on something revoked: a stop came between. */
  public List<MessageId> standingOnRevoked() {
    return teachings.standingOnRevoked();
  }
}
