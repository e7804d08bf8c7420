package app.allclear.matching;

import java.util.ArrayList;
import java.util.List;

/** What the signature and the display name name: a site, an organisation, an address. */
final class SignedNames implements Witness {
  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    if (inquiry.wordsAreNobodys() || Wording.house(inquiry, before).size() == 1) return List.of();
    List<Evidence> evidence =
        new ArrayList<>(
            Wording.SIGNATURE.evidence(
                new TextScan(inquiry, List.of())
                    .read(inquiry.letter().body().signature())
                    .mentions(),
                inquiry.letter()));
    evidence.addAll(
        Wording.DISPLAY_NAME.evidence(
            new TextScan(inquiry, List.of()).read(inquiry.sender().display()).mentions(),
            inquiry.letter()));
    return evidence;
  }
}
