package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.mail.Letter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What follows where the sender belongs to several customers, as an agency does: the text tells
 * which, by their names, by what only one of them is called, or by "both"; else the thread, the
 * signature, or a hint.
 */
final class SeveralHouses {
  private static final int FEW = 3;

  private final Inquiry inquiry;
  private final Findings findings;
  private final Set<CustomerId> house;
  private final Named words;
  private final Verdict verdict;

  SeveralHouses(
      Inquiry inquiry, Findings findings, Set<CustomerId> house, Named words, Verdict verdict) {
    this.inquiry = inquiry;
    this.findings = findings;
    this.house = house;
    this.words = words;
    this.verdict = verdict;
  }

  /** Empty where the words name only others. */
  Optional<Match> match() {
    Set<CustomerId> told = told();
    if (saysBoth(told))
      return Optional.of(
          verdict.certain(house, "The sender belongs to two customers, and speaks of both."));
    // An agency that signs or speaks of itself means whom else it names.
    if (words.nobody() && !home().containsAll(told)) told.removeAll(home());
    if (!told.isEmpty() && told.size() < Math.max(FEW + 1, house.size()))
      return Optional.of(
          verdict.certain(
              words.sure().size() <= FEW ? Named.with(told, words.sure()) : told,
              "The sender belongs to several customers, and the text tells which."));
    return words.nobody() ? Optional.of(untold()) : Optional.empty();
  }

  private Set<CustomerId> told() {
    Set<CustomerId> named = Named.common(words.sure(), house);
    Set<CustomerId> told =
        Named.with(named, Named.common(findings.customers(Ground.SPOKEN_OF), house));
    Set<CustomerId> called = findings.customers(Ground.CALLED);
    called.addAll(findings.customers(Ground.PART_OF));
    // Beside a site, what only sounds like another's name once is said in passing.
    if (!words.nobody()) called.removeIf(customer -> !saidTwice(customer));
    told.addAll(Named.common(called, house));
    // Whom the text leaves out its subject may name for short.
    Set<CustomerId> meant = new LinkedHashSet<>(told);
    meant.removeIf(customer -> findings.has(Ground.SPARED, customer) && !named.contains(customer));
    return meant.isEmpty() ? told : meant;
  }

  /** "Both my websites"; of a customer who has two sites or databases those may be meant. */
  private boolean saysBoth(Set<CustomerId> told) {
    Letter letter = inquiry.letter();
    boolean two =
        told.size() == 1
            && inquiry.present(told).stream()
                .anyMatch(one -> one.sites().size() > 1 || one.databases().size() > 1);
    return house.size() == 2
        && house.containsAll(words.all())
        && !two
        && findings.customers(Ground.SPARED).isEmpty()
        && (WordList.BOTH.in(letter.body().own()) || WordList.BOTH.in(letter.subject()));
  }

  /** In two places, or by two words. */
  private boolean saidTwice(CustomerId customer) {
    return findings.all().stream()
            .filter(e -> e.ground() == Ground.CALLED || e.ground() == Ground.PART_OF)
            .filter(e -> e.customers().contains(customer))
            .map(Evidence::reason)
            .distinct()
            .count()
        > 1;
  }

  private Match untold() {
    for (Ground ground : List.of(Ground.THREAD, Ground.SIGNED)) {
      Set<CustomerId> meant = Named.common(findings.customers(ground), house);
      if (ground == Ground.SIGNED) meant.removeAll(home());
      if (!meant.isEmpty() && meant.size() <= FEW)
        return verdict.certain(
            meant,
            ground == Ground.THREAD
                ? "The sender belongs to several customers, and the thread tells which."
                : "The sender belongs to several customers, and the signature tells which.");
    }
    Set<CustomerId> hinted = Named.common(findings.customers(Ground.HINTED), house);
    for (Ground ground : List.of(Ground.ADDRESS, Ground.ANSWERED))
      hinted.addAll(Named.common(findings.customers(ground), house));
    hinted.removeAll(home());
    return hinted.size() == 1
        ? verdict.certain(
            hinted, "The sender belongs to several customers, and the text speaks of one.")
        : verdict.unsure(
            house, "The sender belongs to several customers, and nothing tells which.");
  }

  /** The sender's own firm, which an agency's people sign as whichever client they write about. */
  private Set<CustomerId> home() {
    EmailAddress from = inquiry.sender().address();
    DirectoryNames.House home =
        from == null ? null : inquiry.names().houseOf(from.domain(), inquiry.ownDomains());
    if (home == null || !home.site()) return Set.of();
    return home.customers().stream().map(Customer::id).collect(Collectors.toSet());
  }
}
