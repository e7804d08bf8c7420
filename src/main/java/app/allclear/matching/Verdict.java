package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.mail.Body;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** What is said of a letter once it is decided: for each customer the role, databases, reasons. */
final class Verdict {
  private static final int MOST_CANDIDATES = 10;

  private final Inquiry inquiry;
  private final Findings findings;
  private final Roles roles;
  private final Set<CustomerId> house;
  private final Named words;

  Verdict(Inquiry inquiry, Findings findings, Roles roles, Set<CustomerId> house, Named words) {
    this.inquiry = inquiry;
    this.findings = findings;
    this.roles = roles;
    this.house = house;
    this.words = words;
  }

  Match certain(Set<CustomerId> customers, String why) {
    return certain(customers, why, this::databasesOf);
  }

  /** What a mail server returns is about our mail, and no database. */
  Match returned(Set<CustomerId> customers, String why) {
    return certain(customers, why, _ -> List.of());
  }

  private Match certain(
      Set<CustomerId> customers, String why, Function<CustomerId, List<DatabaseName>> databases) {
    return new Match.Certain(
        customers.stream()
            .map(id -> new CustomerMatch(id, databases.apply(id), roles.of(id), reasons(id)))
            .toList(),
        warned(why));
  }

  Match unsure(Set<CustomerId> customers, String why) {
    return unsure(customers, why, false);
  }

  /** Who names somebody in passing has nothing to do with them. */
  Match inPassing(Set<CustomerId> customers, String why) {
    return unsure(customers, why, true);
  }

  private Match unsure(Set<CustomerId> customers, String why, boolean inPassing) {
    return new Match.Ambiguous(
        customers.stream()
            .sorted(Comparator.comparingInt(this::weight).reversed())
            .limit(MOST_CANDIDATES)
            .map(id -> new Candidate(id, role(id, inPassing), reasons(id)))
            .toList(),
        warned(why));
  }

  private SenderRole role(CustomerId id, boolean inPassing) {
    SenderRole role = roles.of(id);
    return inPassing && role == SenderRole.READER ? SenderRole.STRANGER : role;
  }

  Match none(String why) {
    return new Match.None(warned(why));
  }

  private int weight(CustomerId customer) {
    int weight = 0;
    for (Evidence e : findings.all())
      if (e.customers().contains(customer))
        weight += e.ground().weight() * 4 / (3 + e.customers().size());
    return weight;
  }

  private List<DatabaseName> databasesOf(CustomerId customer) {
    if (inquiry.circular()) return List.of();
    boolean passed = words.nobody() && house.size() == 1;
    boolean own = words.ground() == Ground.NAMED || words.ground() == Ground.MISSPELT;
    List<DatabaseName> named =
        findings.all().stream()
            .filter(e ->
                e.ground() == words.ground()
                    || (passed && e.ground() == Ground.PASSED_ON)
                    || (own && (e.ground() == Ground.NAMED || e.ground() == Ground.MISSPELT)))
            .flatMap(e -> e.databases().stream())
            .distinct()
            .filter(database -> owns(customer, database))
            .toList();
    if (!named.isEmpty()) return named;
    List<DatabaseName> called = called(customer);
    if (!called.isEmpty()) return called;
    return house.equals(Set.of(customer)) ? theOnly(customer) : reread(customer);
  }

  /** Now that it is known whose the words are, an everyday word may name a database of theirs. */
  private List<DatabaseName> reread(CustomerId id) {
    List<Customer> one = inquiry.present(List.of(id));
    if (house.contains(id) || inquiry.wordsAreNobodys() || roles.of(id) == SenderRole.STRANGER)
      return List.of();
    Body body = inquiry.letter().body();
    String text = words.ground() == Ground.PASSED_ON ? body.forwarded() : body.own();
    String lower = text.toLowerCase(Locale.ROOT);
    boolean named =
        one.stream()
            .flatMap(customer -> customer.databases().stream())
            .anyMatch(database -> lower.contains(database.name().toLowerCase(Locale.ROOT)));
    if (!named || (!Voice.speaksOfDatabases(lower) && !Trouble.printed(text))) return List.of();
    List<Mention> mentions = new TextScan(inquiry, one).read(text).mentions();
    Spared spared = Spared.among(mentions, Set.of(id));
    return mentions.stream()
        .filter(mention -> mention.internal() && mention.owners().equals(List.of(id)))
        .filter(mention -> !spared.leavesOut(mention) && !spared.well(mention))
        .flatMap(mention -> mention.databases().stream())
        .distinct()
        .toList();
  }

  /** Of a site that is called by its name without the ending, and is in trouble. */
  private List<DatabaseName> called(CustomerId customer) {
    return findings.on(Ground.HINTED).stream()
        .filter(Evidence::beside)
        .flatMap(e -> e.databases().stream())
        .distinct()
        .filter(database -> owns(customer, database))
        .toList();
  }

  /** "Our database" of a customer who has one. */
  private List<DatabaseName> theOnly(CustomerId customer) {
    List<DatabaseName> all =
        inquiry.directory().find(customer).map(Customer::databases).orElse(List.of());
    return all.size() == 1 && Voice.ownDatabase(inquiry.letter().body().own()) ? all : List.of();
  }

  private boolean owns(CustomerId customer, DatabaseName database) {
    return inquiry
        .directory()
        .ownerOf(database)
        .map(Customer::id)
        .filter(customer::equals)
        .isPresent();
  }

  private List<Reason> reasons(CustomerId customer) {
    return findings.all().stream()
        .filter(e -> e.customers().contains(customer))
        .sorted(Comparator.comparingInt((Evidence e) -> e.ground().weight()).reversed())
        .map(Evidence::reason)
        .distinct()
        .toList();
  }

  private List<Reason> warned(String why) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(new Reason(why));
    if (inquiry.sender().forged())
      reasons.add(
          new Reason(
              "The sender's authentication failed (dmarc=fail): nothing is sent because of this mail."));
    findings.on(Ground.LOOK_ALIKE).stream().map(Evidence::reason).forEach(reasons::add);
    reasons.addAll(Machines.doubts(inquiry, findings));
    return reasons;
  }
}
