package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.matching.Mention.Clarity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names and domains that the operator taught, where a text has them. A sender of known customers
 * who writes another's name has only heard of it.
 */
final class TaughtWords {
  private static final int MOST_WORDS = 6;

  private final Inquiry inquiry;
  private final List<Customer> known;
  private final Map<String, List<Lesson>> byFirstWord = new HashMap<>();

  TaughtWords(Inquiry inquiry, List<Customer> known) {
    this.inquiry = inquiry;
    this.known = known;
    for (Lesson lesson : inquiry.taughtNames()) {
      List<String> words = Phrase.words(lesson.said(), 0, MOST_WORDS);
      if (!words.isEmpty())
        byFirstWord.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>(1)).add(lesson);
    }
  }

  /** The longest taught name that begins here. */
  Optional<Mention> name(Surroundings place, String word) {
    if (byFirstWord.isEmpty()) return Optional.empty();
    String first = Phrase.words(word, 0, 1).stream().findFirst().orElse("");
    List<Lesson> beginning = byFirstWord.getOrDefault(first, List.of());
    if (beginning.isEmpty()) return Optional.empty();
    List<String> following = Phrase.words(place.text(), place.start(), MOST_WORDS);
    for (int length = following.size(); length > 0; length--) {
      List<String> phrase = following.subList(0, length);
      List<Lesson> taught =
          beginning.stream()
              .filter(lesson -> Phrase.words(lesson.said(), 0, MOST_WORDS).equals(phrase))
              .toList();
      if (!taught.isEmpty()) return mention(place, taught);
    }
    return Optional.empty();
  }

  /** The domain, or one that it is a subdomain of. */
  Optional<Mention> domain(Surroundings place, String host) {
    List<Lesson> taught = Taught.ofDomain(inquiry, host);
    return taught.isEmpty() ? Optional.empty() : mention(place, taught);
  }

  private Optional<Mention> mention(Surroundings place, List<Lesson> lessons) {
    Taught taught = Taught.of(inquiry, lessons);
    if (taught.nothing()) return Optional.empty();
    boolean theirs = known.isEmpty() || taught.customers().stream().anyMatch(known::contains);
    return Optional.of(
        new Mention(
            place.text(),
            place.start(),
            place.end(),
            theirs ? Clarity.CLEAR : Clarity.VAGUE,
            taught.customers().stream().map(Customer::id).toList(),
            List.of(),
            taught.what(),
            false));
  }
}
