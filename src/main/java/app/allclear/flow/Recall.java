package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Decided;
import app.allclear.incident.LessonUse;
import app.allclear.incident.Teaching;
import app.allclear.matching.Learned;
import app.allclear.matching.Lesson;
import app.allclear.matching.MachineMark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers what was taught about one letter, and tells afterwards what of it the decision used. */
final class Recall implements Learned {
  private final Learned learned;
  private final List<Lesson> addresses = new ArrayList<>();
  private final List<Lesson> domains = new ArrayList<>();
  private final List<Lesson> names = new ArrayList<>();
  private final List<MachineMark> marks = new ArrayList<>();

  Recall(Learned learned) {
    this.learned = learned;
  }

  @Override
  public List<Lesson> ofAddress(EmailAddress address) {
    return kept(learned.ofAddress(address), addresses);
  }

  @Override
  public List<Lesson> ofDomains(Collection<String> asked) {
    return kept(learned.ofDomains(asked), domains);
  }

  @Override
  public List<Lesson> names() {
    return kept(learned.names(), names);
  }

  @Override
  public Optional<MachineMark> mark(EmailAddress address) {
    Optional<MachineMark> mark = learned.mark(address);
    mark.ifPresent(marks::add);
    return mark;
  }

  private static List<Lesson> kept(List<Lesson> answer, List<Lesson> in) {
    in.addAll(answer);
    return answer;
  }

  /**
   * What the decision rests on. Addresses and domains are asked of this letter only; of all the
   * names, those count that a reason quotes.
   */
  List<LessonUse> usedFor(Decided decided) {
    Set<LessonUse> uses = new LinkedHashSet<>();
    for (MachineMark mark : marks)
      uses.add(
          new LessonUse(
              mark.machine() ? Teaching.Kind.MACHINE : Teaching.Kind.HUMAN,
              mark.address().value(),
              null));
    List<CustomerId> certain = decided.certain();
    for (Lesson lesson : addresses) use(uses, Teaching.Kind.ADDRESS, lesson, certain);
    for (Lesson lesson : domains) use(uses, Teaching.Kind.DOMAIN, lesson, certain);
    for (Lesson lesson : names)
      if (quoted(lesson, decided)) use(uses, Teaching.Kind.NAME, lesson, certain);
    return List.copyOf(uses);
  }

  private static void use(
      Set<LessonUse> uses, Teaching.Kind kind, Lesson lesson, List<CustomerId> certain) {
    if (certain.contains(lesson.customer()))
      uses.add(new LessonUse(kind, lesson.said(), lesson.customer()));
  }

  private static boolean quoted(Lesson lesson, Decided decided) {
    return decided.toward().stream()
        .filter(toward -> toward.customer().equals(lesson.customer()))
        .flatMap(toward -> toward.reasons().stream())
        .anyMatch(reason -> reason.contains(lesson.said()));
  }
}
