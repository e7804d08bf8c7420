package app.allclear.matching;

import app.allclear.matching.Mention.Clarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What somebody else's words name that the sender passes on, and who wrote those. Asked only where
 * the sender's own words name nothing.
 */
final class ForwardedWords implements Witness {
  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    String forwarded = inquiry.letter().body().forwarded();
    if (forwarded.isBlank()
        || inquiry.wordsAreNobodys()
        || before.has(Ground.NAMED)
        || before.has(Ground.MISSPELT)) return List.of();
    List<Mention> mentions =
        new TextScan(inquiry, Wording.house(inquiry, before)).read(forwarded).mentions();
    List<Evidence> evidence =
        new ArrayList<>(Wording.FORWARDED.evidence(mentions, inquiry.letter()));
    author(mentions).ifPresent(evidence::add);
    return evidence;
  }

  /** In every mail program's heading the author comes before the recipients. */
  private static Optional<Evidence> author(List<Mention> mentions) {
    return mentions.stream()
        .filter(mention -> mention.clarity() == Clarity.ADDRESS && mention.start() < 400)
        // An agency in between is not whom it comes from.
        .min(Comparator.comparing(mention -> mention.owners().size() > 1))
        .map(mention ->
            new Evidence(
                Ground.PASSED_ON,
                mention.owners(),
                List.of(),
                false,
                // Whatever else it names: what they wrote concerns them.
                true,
                new Reason("It forwards mail from " + mention.what() + ".")));
  }
}
