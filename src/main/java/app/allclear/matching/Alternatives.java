package app.allclear.matching;

import app.allclear.customer.CustomerId;
import app.allclear.matching.Mention.Clarity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * "Is that a.example or b.example?": strangers who ask which of two it is mean one of them, and do
 * not know which. "a.example or b.example, neither loads" is told of both.
 */
final class Alternatives {
  private static final int FAR = 12;

  private Alternatives() {}

  /** The same mentions, but for two that are alternatives: each then means either. */
  static List<Mention> among(List<Mention> mentions) {
    for (int i = 1; i < mentions.size(); i++)
      if (alternatives(mentions.get(i - 1), mentions.get(i)))
        return either(mentions, mentions.get(i - 1), mentions.get(i));
    return mentions;
  }

  private static List<Mention> either(List<Mention> all, Mention one, Mention other) {
    Set<CustomerId> both = new LinkedHashSet<>(one.owners());
    both.addAll(other.owners());
    List<Mention> mentions = new ArrayList<>();
    for (Mention mention : all)
      mentions.add(both.containsAll(mention.owners()) ? mention.among(List.copyOf(both)) : mention);
    return mentions;
  }

  private static boolean alternatives(Mention one, Mention other) {
    return one.text() == other.text()
        && named(one)
        && named(other)
        && !one.owners().equals(other.owners())
        && other.start() >= one.end()
        && other.start() - one.end() <= FAR
        && Phrase.any(one.text(), one.end(), other.start(), WordList.OR::contains)
        && asked(one.text(), other.end());
  }

  private static boolean named(Mention mention) {
    return mention.clarity() != Clarity.VAGUE && mention.clarity() != Clarity.ADDRESS;
  }

  private static boolean asked(String text, int from) {
    for (int i = from; i < text.length() && ".!\n".indexOf(text.charAt(i)) < 0; i++)
      if (text.charAt(i) == '?' || text.charAt(i) == '？') return true;
    return false;
  }
}
