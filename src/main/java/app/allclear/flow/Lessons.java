package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Lecture;
import app.allclear.incident.MatchKind;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.Teaching;
import app.allclear.incident.TeachingId;
import app.allclear.incident.Teachings;
import app.allclear.matching.Lesson;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the operator's decisions are worth for other mail: the same for all like this, and what
 * Allclear learns, unlearns and learns otherwise. Nothing taught makes anybody a contact. {@link
 * ActRefused} says in a sentence what can't be taught.
 */
public final class Lessons {
  private static final int TRAY = 500;

  private final Transactions transactions;
  private final Messages messages;
  private final Teachings teachings;
  private final Directories directories;
  private final Rejudgement rejudgement;
  private final Refiling refiling;
  private final Rematching rematching;
  private final Set<String> ownDomains;
  private final Clock clock;

  Lessons(
      Transactions transactions,
      Messages messages,
      Teachings teachings,
      Directories directories,
      Rejudgement rejudgement,
      Refiling refiling,
      Rematching rematching,
      Set<String> ownDomains,
      Clock clock) {
    this.transactions = transactions;
    this.messages = messages;
    this.teachings = teachings;
    this.directories = directories;
    this.rejudgement = rejudgement;
    this.refiling = refiling;
    this.rematching = rematching;
    this.ownDomains = Set.copyOf(ownDomains);
    this.clock = clock;
  }

  /** In which respects others of the tray are like this message, narrowest first. */
  public List<Alike> like(MessageId model) {
    return likeness(model).all();
  }

  /** Those of the tray that are like this message in one respect, perhaps none. */
  public Alike like(MessageId model, Teaching.Kind kind, String said) {
    return likeness(model).in(kind, said.strip());
  }

  private Likeness likeness(MessageId model) {
    List<Likeness.Read> tray = messages.unmatched(TRAY).stream().map(this::read).toList();
    return new Likeness(read(found(model)), tray, ownDomains);
  }

  private Likeness.Read read(StoredMessage message) {
    return new Likeness.Read(message, messages.text(message.id()));
  }

  /**
   * Does with these what was decided of the model. Only what was listed and still stands in the
   * tray is filed.
   *
   * @param listed the messages the operator saw before deciding
   * @param remember whether mail to come that is like it is filed so too: taught, revocable
   * @return how many were filed
   */
  public int fileAlike(
      MessageId model,
      Alike respect,
      Collection<MessageId> listed,
      boolean remember,
      @Nullable String by) {
    return transactions.change(
        Urgency.OPERATOR,
        () -> {
          Instant now = clock.instant();
          StoredMessage decided = found(model);
          if (!decided.assigned())
            throw new ActRefused(
                ActRefused.Kind.CONFLICT,
                "Decide about message %s itself first; then the others can follow it."
                    .formatted(model));
          List<CustomerId> customers = decided.customers();
          Teaching.Kind kind = respect.teaches();
          if (remember && kind != null)
            for (CustomerId customer : customers)
              teachings.teach(new Lecture(kind, respect.said(), customer, by, model), now);
          return file(listed, customers, now);
        });
  }

  private int file(Collection<MessageId> listed, List<CustomerId> customers, Instant now) {
    int filed = 0;
    Set<CustomerId> concerned = new TreeSet<>(customers);
    refiling.raise(concerned, List.of());
    for (MessageId id : listed.stream().distinct().toList()) {
      StoredMessage message = found(id);
      if (message.match() == MatchKind.CERTAIN || message.assigned()) continue;
      refiling.refile(message, rejudgement.assigned(message, customers), Cause.OPERATOR, now);
      filed++;
    }
    return filed;
  }

  /** Teaches it on its own, for mail to come; what is in force already stays as it is. */
  public Teaching teach(
      Teaching.Kind kind, String said, @Nullable CustomerId customer, @Nullable String by) {
    String checked = checked(kind, said);
    checkOwner(kind, customer);
    return transactions.change(
        Urgency.OPERATOR,
        () -> {
          teachings.teach(new Lecture(kind, checked, customer, by, null), clock.instant());
          return inForce(kind, checked, customer);
        });
  }

  /**
   * Revokes it; what it filed is judged again, but for what was filed by hand, and says so on the
   * timelines.
   *
   * @return how many messages were judged again
   */
  public int revoke(TeachingId id, @Nullable String by) {
    Teaching teaching = found(id);
    transactions.change(Urgency.OPERATOR, () -> teachings.revoke(id, by, clock.instant()));
    return rematching.afterRevocation(revoked(teaching));
  }

  /**
   * Teaches something else in its place, of the same mail; what it filed is judged again.
   *
   * @return how many messages were judged again
   */
  public int change(
      TeachingId id, String said, @Nullable CustomerId customer, @Nullable String by) {
    Teaching before = found(id);
    String checked = checked(before.kind(), said);
    checkOwner(before.kind(), customer);
    if (!before.inForce())
      throw new ActRefused(
          ActRefused.Kind.CONFLICT, "It was revoked before. Teach it anew instead.");
    if (checked.equals(before.said()) && Objects.equals(customer, before.customer())) return 0;
    transactions.change(
        Urgency.OPERATOR,
        () -> {
          Instant now = clock.instant();
          teachings.revoke(id, by, now);
          teachings.teach(
              new Lecture(before.kind(), checked, customer, by, before.message()),
              before.since(),
              now);
        });
    return rematching.afterRevocation(
        new Cause("you changed what you had taught of %s".formatted(before.what())));
  }

  private static Cause revoked(Teaching teaching) {
    return new Cause("you revoked what you had taught of %s".formatted(teaching.what()));
  }

  private String checked(Teaching.Kind kind, String said) {
    String text = said.strip().replaceAll("\\s+", " ");
    return switch (kind) {
      case ADDRESS -> address(text, true);
      case MACHINE, HUMAN -> address(text, false);
      case DOMAIN -> domain(text.toLowerCase(Locale.ROOT).replaceFirst("^@", ""));
      case NAME -> {
        Lesson.noName(text).ifPresent(Lessons::refuse);
        yield text;
      }
    };
  }

  private String address(String text, boolean unregistered) {
    EmailAddress address =
        EmailAddress.of(text)
            .orElseThrow(
                () -> invalid("'%s' is no mail address. Write it as name@domain.".formatted(text)));
    if (unregistered && !directories.inForce().withContact(address).isEmpty())
      refuse(
          "%s is registered with a customer; the directory says whose mail it is."
              .formatted(address));
    return address.value();
  }

  private String domain(String text) {
    String domain = EmailAddress.of("anybody@" + text).map(EmailAddress::domain).orElse(text);
    Lesson.noDomain(domain).ifPresent(Lessons::refuse);
    if (ownDomains.contains(domain)) refuse("%s is our own domain.".formatted(domain));
    return domain;
  }

  private void checkOwner(Teaching.Kind kind, @Nullable CustomerId customer) {
    if (kind.isMark() && customer != null)
      refuse("Who writes from an address is said of no customer. Leave the customer out.");
    if (kind.isMark()) return;
    if (customer == null) throw invalid("Say whose mail it is: name a customer.");
    if (directories.inForce().find(customer).isEmpty())
      refuse("There is no customer “%s” in the directory. Check the id.".formatted(customer));
  }

  private static void refuse(String sentence) {
    throw invalid(sentence);
  }

  private static ActRefused invalid(String sentence) {
    return new ActRefused(ActRefused.Kind.INVALID, sentence);
  }

  private Teaching inForce(Teaching.Kind kind, String said, @Nullable CustomerId customer) {
    List<Teaching> found = new ArrayList<>(teachings.saying(Set.of(kind), said));
    found.removeIf(one -> !Objects.equals(one.customer(), customer));
    return Optional.of(found.getFirst().id()).flatMap(teachings::find).orElseThrow();
  }

  private Teaching found(TeachingId id) {
    return teachings
        .find(id)
        .orElseThrow(() ->
            new ActRefused(
                ActRefused.Kind.NOT_FOUND,
                "Nothing taught has the id %s. GET /api/learned lists what was.".formatted(id)));
  }

  private StoredMessage found(MessageId id) {
    return messages.find(id).orElseThrow(() -> ActRefused.noMessage(id));
  }
}
