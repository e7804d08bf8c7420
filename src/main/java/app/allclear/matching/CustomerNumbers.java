package app.allclear.matching;

import app.allclear.matching.Mention.Clarity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a number names a customer: it is the id the operator's list has, and the words before it say
 * that it is a customer's number.
 */
final class CustomerNumbers {
  private static final int SHORTEST = 3;
  private static final int NEAR = 30;

  private final DirectoryNames names;

  CustomerNumbers(DirectoryNames names) {
    this.names = names;
  }

  Optional<Mention> named(Surroundings place, String word) {
    if (word.length() < SHORTEST || !figured(word)) return Optional.empty();
    return names
        .numbered(word)
        .filter(_ -> introduced(place))
        .map(customer ->
            Mention.of(
                place, Clarity.CLEAR, List.of(customer), "the customer number " + word + ", of "));
  }

  private static boolean figured(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= '0' && c <= '9') return true;
    }
    return false;
  }

  private static boolean introduced(Surroundings place) {
    String text = place.text();
    int from = Math.max(0, place.start() - NEAR);
    String before = text.substring(from, place.start());
    before = before.substring(before.lastIndexOf('\n') + 1).toLowerCase(Locale.ROOT);
    return Phrase.any(before, 0, before.length(), WordList.CUSTOMER_NUMBER::contains);
  }
}
