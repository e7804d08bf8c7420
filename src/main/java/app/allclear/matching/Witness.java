package app.allclear.matching;

import java.util.List;

/**
 * One kind of evidence. It states what it sees and decides nothing; {@link Judgement} combines. A
 * new kind is a new class here and a line in {@link Matcher}.
 */
@FunctionalInterface
interface Witness {
  /**
   * @param before what the witnesses asked earlier have said
   */
  List<Evidence> testify(Inquiry inquiry, Findings before);
}
