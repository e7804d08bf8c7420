package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.mail.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Turns what a text mentions into evidence.
 *
 * @param part how a reason calls the text: "The signature"
 * @param clear the ground of what is named beyond doubt
 * @param organisation the ground of an organisation's whole name
 * @param address the ground of a customer's address
 */
record Wording(String part, Ground clear, Ground organisation, Ground address) {
  static final Wording TEXT =
      new Wording("The text", Ground.NAMED, Ground.SPOKEN_OF, Ground.ADDRESS);
  static final Wording SUBJECT =
      new Wording("The subject", Ground.NAMED, Ground.SPOKEN_OF, Ground.ADDRESS);
  static final Wording ANSWERED_SUBJECT =
      new Wording("The subject it answers", Ground.ANSWERED, Ground.HINTED, Ground.HINTED);
  static final Wording FORWARDED =
      new Wording("What it forwards", Ground.PASSED_ON, Ground.HINTED, Ground.HINTED);
  static final Wording SIGNATURE =
      new Wording("The signature", Ground.SIGNED, Ground.SIGNED, Ground.SIGNED);
  static final Wording DISPLAY_NAME =
      new Wording("The sender's name", Ground.SIGNED, Ground.SIGNED, Ground.HINTED);

  List<Evidence> evidence(List<Mention> mentions, Letter letter) {
    return evidence(mentions, Set.of(), letter);
  }

  /**
   * @param house the customers the sender is known to belong to
   */
  List<Evidence> evidence(List<Mention> mentions, Set<CustomerId> house, Letter letter) {
    if (mentions.isEmpty()) return List.of();
    // Only of strangers it is asked: what the sender's own is about needs no trouble beside it.
    boolean asked = house.isEmpty() && clear == Ground.NAMED;
    boolean concern = asked && this == SUBJECT && Concern.told(letter);
    Spared spared = Spared.among(clear == Ground.NAMED ? mentions : List.of(), house);
    List<Evidence> evidence = new ArrayList<>(mentions.size());
    for (Mention mention : asked ? Alternatives.among(mentions) : mentions) {
      if (spared.example(mention)) continue;
      boolean beside =
          concern || ((asked || !mention.databases().isEmpty()) && Concern.beside(mention));
      evidence.add(
          spared.leavesOut(mention)
              ? evidence(mention, Ground.SPARED, " mentions ", " only to leave it out.", beside)
              : evidence(
                  spared.well(mention) ? mention.with(List.of()) : mention,
                  ground(mention),
                  " names ",
                  ".",
                  beside));
    }
    return evidence;
  }

  private Ground ground(Mention mention) {
    return switch (mention.clarity()) {
      case CLEAR -> clear;
      case ORGANISATION -> organisation;
      case ALIAS -> organisation == Ground.SPOKEN_OF ? Ground.CALLED : organisation;
      case ADDRESS -> address;
      case PART -> clear == Ground.NAMED ? Ground.PART_OF : Ground.HINTED;
      case VAGUE -> Ground.HINTED;
    };
  }

  private Evidence evidence(
      Mention mention, Ground ground, String verb, String end, boolean beside) {
    return new Evidence(
        ground,
        mention.owners(),
        mention.databases(),
        mention.internal(),
        beside,
        new Reason(part + verb + mention.what() + end));
  }

  /** The customers the sender is known to belong to, who say "the blog database" of theirs. */
  static List<Customer> house(Inquiry inquiry, Findings before) {
    for (Ground ground : Judgement.STANDING)
      if (before.has(ground)) return inquiry.present(before.customers(ground));
    return List.of();
  }
}
