package app.allclear.matching;

import app.allclear.customer.CustomerId;
import java.util.List;
import java.util.Set;

/**
 * What follows where nothing says whose house the sender belongs to, so that only the text tells. A
 * site named beside trouble, a question or the writer's own person is what the mail is about; named
 * in passing (an offer, a circular, a list of works, a former host) it is not.
 */
final class Strangers {
  private static final int SHORT = 90;

  private final Inquiry inquiry;
  private final Findings findings;
  private final Named words;
  private final Verdict verdict;

  Strangers(Inquiry inquiry, Findings findings, Named words, Verdict verdict) {
    this.inquiry = inquiry;
    this.findings = findings;
    this.words = words;
    this.verdict = verdict;
  }

  Match match() {
    Match named = words.nobody() ? null : named();
    if (named instanceof Match.Certain) return named;
    Set<CustomerId> reported = reported();
    if (reported.size() == 1 && reported.containsAll(words.all()))
      return verdict.returned(reported, "A machine reports on mail to a contact of this customer.");
    if (named != null) return named;
    Named signed = Named.on(Ground.SIGNED, findings, Set.of());
    if (signed.sure().stream().anyMatch(id -> findings.has(Ground.LOOK_ALIKE, id)))
      return verdict.unsure(signed.all(), "Who signs so writes from an address like theirs.");
    if (signed.unsure().isEmpty() && signed.sure().size() == 1)
      return verdict.certain(signed.sure(), "The sender signs as one of this customer.");
    if (!signed.nobody())
      return verdict.unsure(signed.all(), "The signature names several customers.");
    Named answered = Named.on(Ground.ANSWERED, findings, Set.of());
    if (answered.sure().size() == 1 && answered.unsure().isEmpty() && answersUs())
      return verdict.certain(answered.sure(), "It answers what was about this customer.");
    Set<CustomerId> hinted = agreed();
    if (hinted.size() == 1)
      return verdict.certain(hinted, "Two things that hint at a customer hint at this one.");
    Set<CustomerId> perhaps = perhaps();
    return perhaps.isEmpty()
        ? verdict.none("Neither the sender nor the text points to a customer.")
        : verdict.unsure(perhaps, "Nothing in it is proof of a customer.");
  }

  private Match named() {
    if (Offers.reads(inquiry)
        || (inquiry.offered() && !findings.has(Ground.SIGNED))
        || (inquiry.circular() && !watched())
        || (words.sure().size() > 1 && !allTroubled())
        || leftOutOnly()
        || passedOnBare()
        || departed()
        || misspeltByProgram()
        || namesake()
        || elsewhere()
        || inPassing())
      return verdict.inPassing(words.all(), "It names them and reports no trouble.");
    boolean few =
        words.sure().size() <= (words.ground() == Ground.PASSED_ON ? 1 : 2)
            && words.unsure().isEmpty();
    return few
        ? verdict.certain(words.sure(), "Only the text tells whom it is about.")
        : verdict.unsure(words.all(), "The text may be about any of several customers.");
  }

  /** Whoever names several lists them, unless trouble is told of each. */
  private boolean allTroubled() {
    return Trouble.told(inquiry.letter())
        && words.sure().stream()
            .allMatch(id ->
                findings.on(words.ground()).stream()
                    .anyMatch(e -> e.customers().contains(id) && (e.beside() || e.internal())));
  }

  /** "I volunteer for them on Sundays": left out, and nothing else is the matter. */
  private boolean leftOutOnly() {
    return words.ground() == Ground.SPARED && !troubled();
  }

  /** What somebody passes on without a word of trouble may name anybody in its small print. */
  private boolean passedOnBare() {
    return words.ground() == Ground.PASSED_ON
        && findings.on(Ground.PASSED_ON).stream().noneMatch(Evidence::beside)
        && !troubled()
        && !Trouble.named(inquiry.letter().body().forwarded());
  }

  /** By a word for trouble, or of a site: whoever has "nothing to do with it" tells none. */
  private boolean troubled() {
    String text = inquiry.letter().subject() + "\n" + inquiry.letter().body().own();
    return Trouble.named(text)
        || (Trouble.told(text) && Phrase.any(text, 0, text.length(), WordList.SITE::contains));
  }

  /** People mistype; what a program writes is another name. */
  private boolean misspeltByProgram() {
    return words.ground() == Ground.MISSPELT
        && (inquiry.sender().robot() || inquiry.letter().automatic());
  }

  /** Only the name, by somebody whose address is nearly theirs: perhaps it is another's as well. */
  private boolean namesake() {
    return words.ground() != Ground.NAMED
        && words.ground() != Ground.PASSED_ON
        && words.sure().stream().anyMatch(id -> findings.has(Ground.LOOK_ALIKE, id));
  }

  /** Who is with another provider has a database of the same name there. */
  private boolean elsewhere() {
    return findings.on(words.ground()).stream().allMatch(Evidence::internal)
        && WordList.ELSEWHERE.in(inquiry.letter().body().own());
  }

  /** Whoever has left us has another site by now, however much its name is like one of ours. */
  private boolean departed() {
    return (words.ground() != Ground.NAMED
            || findings.on(Ground.NAMED).stream().noneMatch(Evidence::beside))
        && Departure.told(inquiry.letter());
  }

  /** A watcher's alarm, whatever its headers: the subject names the site and says how it is. */
  private boolean watched() {
    String subject = inquiry.letter().subject();
    return inquiry.sender().robot()
        && words.sure().size() == 1
        && words.unsure().isEmpty()
        && Phrase.any(
            subject,
            0,
            subject.length(),
            word -> Trouble.says(word) || WordList.WORKS.contains(word));
  }

  private boolean ofTheirs(CustomerId id) {
    return findings.has(Ground.INTRODUCED, id)
        || findings.has(Ground.KNOWS_CONTACT, id)
        || findings.has(Ground.SHARED_DOMAIN, id);
  }

  private boolean answersUs() {
    return !inquiry.letter().inReplyTo().isEmpty()
        && !inquiry.letter().automatic()
        && !inquiry.sender().forged();
  }

  /**
   * A part of a name, and a contact's name; or a part of a name, and what the quoted text names.
   */
  private Set<CustomerId> agreed() {
    Set<CustomerId> agreed = findings.customers(Ground.HINTED);
    if (inquiry.letter().automatic() || inquiry.sender().forged()) return Set.of();
    agreed.removeIf(id ->
        !findings.has(Ground.INTRODUCED, id)
            && !findings.has(Ground.KNOWS_CONTACT, id)
            && !findings.has(Ground.QUOTED, id));
    return agreed;
  }

  /** A mail server that sends no standard report still writes whom it could not reach. */
  private Set<CustomerId> reported() {
    return inquiry.returnedByServer() && !inquiry.sender().forged()
        ? findings.customers(Ground.ADDRESS)
        : Set.of();
  }

  private Set<CustomerId> perhaps() {
    Set<CustomerId> perhaps = findings.customers(Ground.SPOKEN_OF);
    perhaps.addAll(findings.customers(Ground.CALLED));
    // Where it is forged these say only whom the forger wants to be.
    Judgement.STANDING.forEach(ground -> perhaps.addAll(findings.customers(ground)));
    for (Ground ground :
        List.of(
            Ground.ANSWERED,
            Ground.SHARED_DOMAIN,
            Ground.ADDRESS,
            Ground.HINTED,
            Ground.RESEMBLES,
            Ground.LOOK_ALIKE)) perhaps.addAll(findings.customers(ground));
    return perhaps;
  }

  /**
   * Nothing is wrong with what is named, nothing is asked of it, and it is not said to be the
   * sender's. Who writes but a line means what it names; what scripts without spaces say we can't
   * tell; and nobody mentions a database in passing.
   */
  private boolean inPassing() {
    String own = inquiry.letter().body().own();
    String all = own + " " + inquiry.letter().subject();
    boolean weak = words.ground() == Ground.SPOKEN_OF || words.ground() == Ground.CALLED;
    return words.ground() != Ground.PASSED_ON
        && (own.length() > SHORT || (weak && !own.isBlank()))
        && findings.on(words.ground()).stream().noneMatch(e -> e.internal() || e.beside())
        && words.sure().stream().noneMatch(this::ofTheirs)
        && all.chars().noneMatch(c -> c >= 0x2E80)
        && !WordList.ON_BEHALF.in(all)
        && !Voice.firstPerson(all);
  }
}
