package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the sender's own words name, the subject's too unless it is an answer's. Never quotes. */
final class OwnWords implements Witness {
  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    if (inquiry.wordsAreNobodys()) return List.of();
    List<Customer> house = Wording.house(inquiry, before);
    SubjectLine subject = SubjectLine.of(inquiry.letter().subject());
    TextScan text = new TextScan(inquiry, house).read(inquiry.letter().body().own());
    TextScan title = new TextScan(inquiry, house).read(subject.words());
    Wording titled =
        switch (subject.kind()) {
          case OWN -> inquiry.answeredByMachine() ? Wording.ANSWERED_SUBJECT : Wording.SUBJECT;
          case ANSWERED -> Wording.ANSWERED_SUBJECT;
          case PASSED_ON -> Wording.FORWARDED;
        };
    List<Evidence> evidence = new ArrayList<>();
    Set<CustomerId> ids =
        inquiry.sender().forged()
            ? Set.of()
            : house.stream().map(Customer::id).collect(Collectors.toSet());
    evidence.addAll(Wording.TEXT.evidence(text.mentions(), ids, inquiry.letter()));
    evidence.addAll(titled.evidence(title.mentions(), ids, inquiry.letter()));
    if (house.size() != 1 || !before.has(Ground.REGISTERED))
      evidence.addAll(
          new Introductions(inquiry).in(text.mentions(), before.customers(Ground.EARLIER)));
    evidence.addAll(quoted(inquiry, evidence));
    Likenesses likenesses = new Likenesses(inquiry, house);
    evidence.addAll(likenesses.in(text));
    evidence.addAll(likenesses.in(title));
    return evidence;
  }

  /** Whether the text it answers names the sites of those at whom the words only hint. */
  private static List<Evidence> quoted(Inquiry inquiry, List<Evidence> said) {
    String text = inquiry.letter().body().text();
    if (text.length() <= inquiry.letter().body().own().length() + 20) return List.of();
    List<Evidence> quoted = new ArrayList<>();
    for (Evidence one : said) {
      if (one.ground() != Ground.HINTED || quoted.size() > 3) continue;
      List<Customer> named =
          inquiry.present(one.customers()).stream()
              .filter(customer ->
                  customer.sites().stream()
                      .map(site -> SimilarDomains.unicode(site.domain()))
                      .anyMatch(text::contains))
              .toList();
      if (!named.isEmpty())
        quoted.add(
            Evidence.of(
                Ground.QUOTED,
                named,
                "What it answers names a site of " + Inquiry.names(named) + "."));
    }
    return quoted;
  }
}
