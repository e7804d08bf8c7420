package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
          case OWN -> Wording.SUBJECT;
          case ANSWERED -> Wording.ANSWERED_SUBJECT;
          case PASSED_ON -> Wording.FORWARDED;
        };
    List<Evidence> evidence = new ArrayList<>(Wording.TEXT.evidence(text.mentions()));
    evidence.addAll(titled.evidence(title.mentions()));
    if (house.size() != 1 && evidence.stream().noneMatch(e -> e.ground() == Ground.NAMED))
      Stream.of(text, title).flatMap(scan -> resembling(inquiry, scan)).forEach(evidence::add);
    return evidence;
  }

  private static Stream<Evidence> resembling(Inquiry inquiry, TextScan scan) {
    DirectoryNames names = inquiry.names();
    return Stream.concat(
        scan.strangeHosts().stream()
            .flatMap(host ->
                names.domainsLike(host).stream()
                    .map(domain -> resembles(host, domain, names.owners(domain)))),
        scan.strangeNames().stream()
            .flatMap(name ->
                names.databasesLike(name).stream()
                    .flatMap(database -> resembles(inquiry, name, database).stream())));
  }

  private static Optional<Evidence> resembles(Inquiry inquiry, String name, DatabaseName database) {
    return inquiry
        .directory()
        .ownerOf(database)
        .map(owner -> resembles(name, "the database " + database, List.of(owner)));
  }

  private static Evidence resembles(String written, String known, List<Customer> owners) {
    return Evidence.of(
        Ground.RESEMBLES,
        owners,
        "The text has "
            + written
            + ", which resembles "
            + known
            + " of "
            + Inquiry.names(owners)
            + ".");
  }
}
