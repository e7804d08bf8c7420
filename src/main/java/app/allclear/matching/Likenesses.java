package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.EmailAddress;
import app.allclear.customer.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What hosts and database names that nobody has were meant to be. A slip is plain where exactly one
 * customer's name is nearest, that name tells (long enough, no everyday word), and digits agree:
 * those tell one neighbour from the next, so nobody's digit is taken for a slip. A sender of known
 * customers means theirs.
 */
final class Likenesses {
  private static final int TELLING = 6;

  private final Inquiry inquiry;
  private final List<Customer> house;

  Likenesses(Inquiry inquiry, List<Customer> house) {
    this.inquiry = inquiry;
    this.house = house;
  }

  List<Evidence> in(TextScan scan) {
    List<Evidence> evidence = new ArrayList<>();
    for (String host : scan.strangeHosts())
      // A stranger's own domain is spelled rightly.
      if (!house.isEmpty() || !fromThere(host)) evidence.addAll(host(host));
    scan.strangeNames().forEach(name -> evidence.addAll(database(name)));
    return evidence;
  }

  private boolean fromThere(String host) {
    EmailAddress from = inquiry.sender().address();
    return from != null && (host.equals(from.domain()) || host.endsWith("." + from.domain()));
  }

  private List<Evidence> host(String host) {
    List<String> near = house.isEmpty() ? nearest(host) : nearestOfHouse(host);
    // A table of a database misspelt: "gruenspann.artikel".
    if (near.isEmpty() && !house.isEmpty() && host.indexOf('.') == host.lastIndexOf('.'))
      return database(host.substring(0, host.indexOf('.')));
    Set<Customer> owners =
        near.stream()
            .flatMap(domain -> inquiry.names().owners(domain).stream())
            .collect(Collectors.toSet());
    boolean plain = owners.size() == 1 && near.stream().allMatch(known -> plain(host, known));
    return near.stream().map(domain -> domain(host, domain, plain)).toList();
  }

  private List<String> nearest(String host) {
    return inquiry.names().domainsLike(host).stream().map(Similar.Near::value).toList();
  }

  /** Among a few customers' sites more slips still leave no doubt. */
  private List<String> nearestOfHouse(String host) {
    String name = folded(host);
    int fewest = Math.min(3, name.length() / 4);
    List<String> nearest = new ArrayList<>();
    for (Customer customer : house)
      for (Site site : customer.sites()) {
        int slips = Similar.slips(name, folded(site.domain()), fewest);
        if (slips > fewest) continue;
        if (slips < fewest) nearest.clear();
        fewest = slips;
        nearest.add(site.domain());
      }
    return nearest;
  }

  private static String folded(String domain) {
    String bare = domain.startsWith("www.") ? domain.substring(4) : domain;
    return Similar.fold(SimilarDomains.nameOf(SimilarDomains.unicode(bare)));
  }

  private static boolean plain(String written, String known) {
    String name = SimilarDomains.nameOf(SimilarDomains.unicode(known));
    return Similar.fold(name).length() >= TELLING
        && !WordList.EVERYDAY.contains(name)
        && digits(written).equals(digits(known.startsWith("xn--") ? name : known));
  }

  private Evidence domain(String written, String known, boolean plain) {
    List<Customer> owners = inquiry.names().owners(known);
    return new Evidence(
        plain ? Ground.MISSPELT : Ground.RESEMBLES,
        owners.stream().map(Customer::id).distinct().toList(),
        plain ? SiteWords.databasesBehind(known, owners) : List.of(),
        false,
        Concern.told(inquiry.letter()),
        new Reason(says(written, known, owners)));
  }

  private List<Evidence> database(String name) {
    List<DatabaseName> near =
        inquiry.names().databasesLike(name).stream()
            .map(Similar.Near::value)
            .filter(database -> house.isEmpty() || ownedByHouse(database))
            .toList();
    if (near.isEmpty()) near = swapped(name);
    boolean plain =
        near.size() == 1
            && Similar.fold(name).length() >= TELLING - 1
            && (!house.isEmpty()
                || !WordList.EVERYDAY.contains(near.getFirst().name().toLowerCase(Locale.ROOT)))
            && digits(name).equals(digits(near.getFirst().name()));
    return near.stream().flatMap(database -> database(name, database, plain).stream()).toList();
  }

  /** The same letters in another order: "ulypi" by who has {@code ulipy} alone. */
  private List<DatabaseName> swapped(String name) {
    if (house.size() != 1) return List.of();
    List<DatabaseName> swapped =
        house.getFirst().databases().stream()
            .filter(database -> sorted(database.name()).equals(sorted(name)))
            .toList();
    return swapped.size() == 1 ? swapped : List.of();
  }

  private static String sorted(String name) {
    char[] letters = name.toLowerCase(Locale.ROOT).toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }

  private boolean ownedByHouse(DatabaseName database) {
    return inquiry.directory().ownerOf(database).filter(house::contains).isPresent();
  }

  private Optional<Evidence> database(String written, DatabaseName known, boolean plain) {
    return inquiry
        .directory()
        .ownerOf(known)
        .map(owner ->
            new Evidence(
                plain ? Ground.MISSPELT : Ground.RESEMBLES,
                List.of(owner.id()),
                plain ? List.of(known) : List.of(),
                true,
                true,
                new Reason(says(written, "the database " + known, List.of(owner)))));
  }

  private static String says(String written, String known, List<Customer> owners) {
    return "The text has "
        + written
        + ", which resembles "
        + known
        + " of "
        + Inquiry.names(owners)
        + ".";
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(Character::isDigit).forEach(digits::appendCodePoint);
    return digits.toString();
  }
}
