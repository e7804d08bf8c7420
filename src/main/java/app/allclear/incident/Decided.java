package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.mail.Letter;
import app.allclear.matching.Candidate;
import app.allclear.matching.CustomerMatch;
import app.allclear.matching.Match;
import app.allclear.matching.Reading;
import app.allclear.matching.Reason;
import app.allclear.matching.SenderRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message is about, decided by matching or by the operator.
 *
 * @param inTray whether the operator must decide: a human wrote, and it is about nobody for certain
 * @param settledBy the later message that settled the doubt about this one, or null
 * @param uses what was taught that it rests on
 * @param sharedSender whether many write from its From, as through a form: it settles nothing
 */
public record Decided(
    MatchKind kind,
    SenderRole sender,
    boolean automatic,
    List<Toward> toward,
    Set<DatabaseName> databases,
    List<String> reasons,
    boolean assigned,
    boolean inTray,
    @Nullable MessageId settledBy,
    List<LessonUse> uses,
    boolean sharedSender) {
  /** One customer the message is, or may be, about. */
  public record Toward(
      CustomerId customer, boolean certain, SenderRole role, List<String> reasons) {
    public Toward {
      reasons = List.copyOf(reasons);
    }
  }

  public Decided {
    toward = List.copyOf(toward);
    databases = Set.copyOf(databases);
    reasons = List.copyOf(reasons);
    uses = List.copyOf(uses);
  }

  /** Decided on nothing later and nothing taught. */
  public Decided(
      MatchKind kind,
      SenderRole sender,
      boolean automatic,
      List<Toward> toward,
      Set<DatabaseName> databases,
      List<String> reasons,
      boolean assigned,
      boolean inTray) {
    this(
        kind, sender, automatic, toward, databases, reasons, assigned, inTray, null, List.of(),
        false);
  }

  /** What the evidence says. */
  public static Decided by(Reading reading) {
    List<Toward> toward = new ArrayList<>();
    List<String> reasons = new ArrayList<>(texts(reading.automaticReasons()));
    reasons.addAll(texts(reading.match().reasons()));
    MatchKind kind =
        switch (reading.match()) {
          case Match.Certain certain -> {
            for (CustomerMatch match : certain.customers()) {
              toward.add(new Toward(match.customer(), true, match.role(), texts(match.reasons())));
              texts(match.reasons()).stream()
                  .filter(r -> !reasons.contains(r))
                  .forEach(reasons::add);
            }
            yield MatchKind.CERTAIN;
          }
          case Match.Ambiguous ambiguous -> {
            for (Candidate candidate : ambiguous.candidates())
              toward.add(
                  new Toward(
                      candidate.customer(), false, candidate.role(), texts(candidate.reasons())));
            yield MatchKind.AMBIGUOUS;
          }
          case Match.None _ -> MatchKind.NONE;
        };
    boolean tray = kind != MatchKind.CERTAIN && !reading.automatic();
    return new Decided(
        kind,
        reading.sender(),
        reading.automatic(),
        toward,
        reading.databases(),
        reasons,
        false,
        tray,
        null,
        List.of(),
        reading.sharedSender());
  }

  /** Stored raw only: reading it failed before, or took the program down. */
  public static Decided unread(Letter letter) {
    return new Decided(
        MatchKind.NONE,
        SenderRole.STRANGER,
        false,
        List.of(),
        Set.of(),
        List.of(String.valueOf(letter.trouble())),
        false,
        true);
  }

  private static List<String> texts(List<Reason> reasons) {
    return reasons.stream().map(Reason::text).toList();
  }

  /** The same, resting on these. */
  public Decided using(List<LessonUse> lessons) {
    return new Decided(
        kind,
        sender,
        automatic,
        toward,
        databases,
        reasons,
        assigned,
        inTray,
        settledBy,
        lessons,
        sharedSender);
  }

  public List<CustomerId> certain() {
    return toward.stream().filter(Toward::certain).map(Toward::customer).toList();
  }
}
