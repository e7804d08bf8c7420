package app.allclear.matching;

import app.allclear.customer.CustomerId;
import app.allclear.mail.Letter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one place where evidence becomes a match, by the rules an operator would state. The sender's
 * house is whom the strongest evidence about the sender means; the words are what they name, and
 * where the sender's own name nothing and the house is not one alone, those passed on.
 *
 * <pre>
 * house    the words name                    about
 * one      nobody                            that one
 * one      that one, perhaps others          all of them; that one alone where four or more are named
 * one      only others                       those, where other evidence about the sender means them too,
 *                                            or the house is only a domain others may share, or
 *                                            what other mail by the sender was about, or trouble
 *                                            with their sites is reported (and the house with
 *                                            them, where the sender speaks of their own too); else
 *                                            unsure: those, then the house
 * several  some of the house                 those, and others named where three or fewer are named
 * two      one at most, and "both"           both
 * several  only others                       as above
 * several  nobody                            the answered thread's, else the signature's, else the one
 *                                            that hints point to; else unsure: the house
 * nobody   one or two, in own words          those; unsure where it reads like an offer, a
 *                                            circular, or as if said in passing
 * nobody   more, or several in words passed on   unsure: those
 * nobody   nobody, the signature names one   that one
 * nobody   nobody, what is answered names one, or two hints agree on one   that one
 * nobody   nobody, hints or likenesses       unsure: those
 * nobody   nobody                            nobody
 * </pre>
 *
 * A name several customers share means the one of them that is the sender's or is named otherwise;
 * else it leaves us unsure. What a text names only to leave it out is not named.
 */
final class Judgement {
  /** What says whose house the sender belongs to, strongest first. */
  static final List<Ground> STANDING =
      List.of(
          Ground.REGISTERED,
          Ground.TAUGHT,
          Ground.TAGGED,
          Ground.HOUSE,
          Ground.THREAD,
          Ground.NEIGHBOUR,
          Ground.EARLIER,
          Ground.COPIED,
          Ground.ADDRESSED,
          Ground.REPLY_TO);

  /** A mail server's own address says less than the mail it returns. */
  private static final List<Ground> STANDING_OF_A_BOUNCE =
      List.of(Ground.THREAD, Ground.ADDRESSED, Ground.HOUSE, Ground.NEIGHBOUR);

  private static final int FEW = 3;

  private final Inquiry inquiry;
  private final Findings findings;
  private final Set<CustomerId> house;
  private final Named words;
  private final Verdict verdict;

  Judgement(Inquiry inquiry, Findings findings, Roles roles) {
    this.inquiry = inquiry;
    this.findings = findings;
    this.house = house();
    this.words = words();
    this.verdict = new Verdict(inquiry, findings, roles, house, words);
  }

  Match match() {
    return switch (house.size()) {
      case 0 -> new Strangers(inquiry, findings, words, verdict).match();
      case 1 -> ofOneHouse(house.iterator().next());
      default ->
          new SeveralHouses(inquiry, findings, house, words, verdict)
              .match()
              .orElseGet(this::onlyOthers);
    };
  }

  private Match ofOneHouse(CustomerId theirs) {
    if (words.nobody())
      return inquiry.circular()
              && !findings.has(Ground.REGISTERED)
              && !Trouble.told(inquiry.letter())
          ? verdict.unsure(house, "It went to many, and reports no trouble.")
          : verdict.certain(
              house, "The sender belongs to one customer, and nothing else is named.");
    if (!words.sure().contains(theirs)) return onlyOthers();
    return words.sure().size() <= FEW
        ? verdict.certain(
            Named.with(house, words.sure()),
            "The text names what belongs to the sender's customer.")
        : verdict.certain(house, "The text names too many customers to be about all of them.");
  }

  private Match onlyOthers() {
    Set<CustomerId> standing = new LinkedHashSet<>();
    STANDING.forEach(ground -> standing.addAll(findings.customers(ground)));
    if (standsOnLittle() && words.unsure().isEmpty() && words.sure().size() < FEW)
      return verdict.certain(
          words.sure(), "The text tells more than what else is known of the sender.");
    if (words.unsure().isEmpty() && standing.containsAll(words.sure()))
      return verdict.certain(
          words.sure(), "The text names customers the sender also has to do with.");
    if (reportsAnothers())
      return speaksOfOwn()
          ? verdict.certain(
              Named.with(house, words.sure()),
              "The sender speaks of their own and reports trouble with another's site.")
          : verdict.certain(words.sure(), "The sender reports trouble with another's site.");
    if (seesNeighbours())
      return verdict.certain(
          house, "The sender sees databases of others, and speaks of their own.");
    Set<CustomerId> shared = Named.common(words.unsure(), house);
    return shared.isEmpty()
        ? verdict.unsure(
            Named.with(words.all(), house),
            "The sender belongs to one customer, the text names another.")
        : verdict.unsure(shared, "Several of the sender's customers have what the text names.");
  }

  /** A customer who sees that a neighbour's site is down, and says nothing of their own. */
  private boolean reportsAnothers() {
    Letter letter = inquiry.letter();
    return house.size() == 1
        && words.ground() == Ground.NAMED
        && findings.on(Ground.NAMED).stream().noneMatch(Evidence::internal)
        && words.unsure().isEmpty()
        && words.sure().size() < FEW
        && Trouble.told(letter)
        && !letter.automatic();
  }

  /** "I can see jd_wp and jd_cart, but ours is gone": nobody else's business is told. */
  private boolean seesNeighbours() {
    return house.size() == 1
        && words.ground() == Ground.NAMED
        && words.unsure().isEmpty()
        && findings.on(Ground.NAMED).stream().allMatch(Evidence::internal)
        && findings.has(Ground.REGISTERED)
        && Voice.missesOwn(inquiry.letter().body().own());
  }

  /** "That is not us, ours works": then it is about them as well. */
  private boolean speaksOfOwn() {
    String own = inquiry.letter().body().own();
    return !Named.common(findings.customers(Ground.SPARED), house).isEmpty()
        || Phrase.any(own, 0, own.length(), WordList.WE::contains)
        || Voice.howOwnIs(own);
  }

  /** A domain others may share, or other mail by the same sender. */
  private boolean standsOnLittle() {
    return Stream.of(Ground.NEIGHBOUR, Ground.EARLIER, Ground.COPIED)
        .anyMatch(ground -> findings.has(ground) && findings.customers(ground).equals(house));
  }

  /** Whoever forges a From may choose any: only the text says what it is about. */
  private Set<CustomerId> house() {
    if (inquiry.sender().forged()) return Set.of();
    List<Ground> order = inquiry.letter().bounce() == null ? STANDING : STANDING_OF_A_BOUNCE;
    for (Ground ground : order) if (findings.has(ground)) return findings.customers(ground);
    return Set.of();
  }

  private Named words() {
    Named own = named(Ground.NAMED);
    if (!own.nobody()) return own;
    Named misspelt = named(Ground.MISSPELT);
    if (!misspelt.nobody()) return misspelt;
    for (Ground ground : List.of(Ground.SPOKEN_OF, Ground.CALLED)) {
      Named spoken = named(ground);
      if (spoken.sure().size() == 1
          && spoken.unsure().isEmpty()
          && (house.isEmpty() || standsOnLittle())) return spoken;
      if (!spoken.nobody()
          && house.size() == 1
          && !spoken.sure().containsAll(house)
          && findings.customers(Ground.NEIGHBOUR).containsAll(spoken.all())) return spoken;
    }
    Named passedOn = named(Ground.PASSED_ON);
    // Whatever a contact of one customer passes on, it concerns that customer.
    if (house.size() == 1) return own;
    return passedOn.nobody() && house.isEmpty() ? named(Ground.SPARED) : passedOn;
  }

  private Named named(Ground ground) {
    return Named.on(ground, findings, house);
  }
}
