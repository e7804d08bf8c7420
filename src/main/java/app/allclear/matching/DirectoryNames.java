package app.allclear.matching;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.customer.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory turned round for reading text: every name it holds, by the word it begins with.
 * Immutable once built; every look-up is a hash look-up, so its cost does not grow with customers.
 */
final class DirectoryNames {
  /** What one word, lower case, may mean. */
  static final class Word {
    final List<DatabaseName> databases = new ArrayList<>(1);
    final List<Customer> siteLabels = new ArrayList<>(0);

    /** Bit n is set where an organisation's name of n words begins with this one. */
    int phraseLengths;
  }

  /**
   * A domain that mail comes from, and whose it is.
   *
   * @param site whether it is a site of theirs; else their contacts' addresses are there
   * @param shared whether it may be a provider's: contacts of different customers have addresses of
   *     their own there, or only one contact has
   */
  record House(String domain, boolean site, boolean shared, List<Customer> customers) {}

  /** A name that more than this many customers have is kept for the first of them only. */
  static final int MANY = 20;

  private static final int FEW = 3;

  private final Directory directory;
  private final Map<String, Word> words = new HashMap<>();
  private final Map<String, List<Customer>> organisations = new HashMap<>();

  /** Two words and more that an organisation's longer name begins with. */
  private final Map<String, List<Customer>> beginnings = new HashMap<>();

  private final Map<String, List<Customer>> aliases = new HashMap<>();
  private final Map<String, List<Customer>> bent = new HashMap<>();
  private final Map<String, Integer> bentLengths = new HashMap<>();
  private final Map<String, List<String>> unspaced = new HashMap<>();
  private final Map<String, List<Customer>> accounts = new HashMap<>();
  private final Map<String, List<Customer>> untagged = new HashMap<>();
  private final Map<String, Customer> numbers = new HashMap<>();
  private final Set<String> people = new HashSet<>();
  private final Set<String> sharedDomains = new HashSet<>();
  private final SimilarDomains similarDomains = new SimilarDomains();
  private final Similar<DatabaseName> similarDatabases = new Similar<>();
  private final TellingWords.Kept tellingWords = new TellingWords.Kept();

  DirectoryNames(Directory directory) {
    this.directory = directory;
    Map<String, Set<EmailAddress>> addresses = new HashMap<>();
    for (Customer customer : directory.customers()) {
      customer.sites().forEach(site -> site(customer, site));
      customer.contacts().forEach(contact -> contact(customer, contact, addresses));
      customer.databases().forEach(database -> database(customer, database));
      organisation(customer);
      numbers.put(customer.id().value().toLowerCase(Locale.ROOT), customer);
    }
    directory.customers().forEach(this::longer);
    Aliases known = new Aliases(directory.customers());
    for (Customer customer : directory.customers())
      known.of(customer).forEach(a -> alias(customer, a));
    addresses.forEach(this::contactDomain);
    similarDomains.ready();
    similarDatabases.ready();
  }

  private void site(Customer customer, Site site) {
    String unicode = SimilarDomains.unicode(site.domain());
    int dot = unicode.indexOf('.');
    String label = dot < 0 ? unicode : unicode.substring(0, dot);
    if (label.length() >= 5 && !Phrase.everyday(label)) put(word(label).siteLabels, customer);
    similarDomains.add(site.domain());
  }

  private void contact(
      Customer customer, Contact contact, Map<String, Set<EmailAddress>> addresses) {
    put(untagged.computeIfAbsent(untagged(contact.address()), _ -> new ArrayList<>(1)), customer);
    addresses
        .computeIfAbsent(contact.address().domain(), _ -> new HashSet<>())
        .add(contact.address());
    String name = contact.name();
    if (name != null) people.add(String.join(" ", Phrase.words(name, 0, 6)));
  }

  private void database(Customer customer, DatabaseName database) {
    String name = database.name().toLowerCase(Locale.ROOT);
    put(word(name).databases, database);
    int underscore = name.indexOf('_');
    if (underscore > 0)
      put(
          accounts.computeIfAbsent(name.substring(0, underscore), _ -> new ArrayList<>(1)),
          customer);
    if (name.length() >= 5) similarDatabases.add(name, database);
  }

  private void organisation(Customer customer) {
    List<String> phrase = Phrase.of(customer.name());
    if (phrase.isEmpty()) return;
    word(phrase.getFirst()).phraseLengths |= 1 << phrase.size();
    bend(customer, phrase);
    for (int length = 2; length < phrase.size(); length++) {
      List<Customer> longer =
          beginnings.computeIfAbsent(
              String.join(" ", phrase.subList(0, length)), _ -> new ArrayList<>(1));
      if (longer.size() <= MANY) put(longer, customer);
    }
    String name = String.join(" ", phrase);
    put(organisations.computeIfAbsent(name, _ -> new ArrayList<>(1)), customer);
    if (phrase.size() == 1 && name.charAt(0) >= 0x2E80 && name.length() >= 3)
      put(unspaced.computeIfAbsent(name.substring(0, 3), _ -> new ArrayList<>(1)), name);
  }

  /** "Sunshine" may mean Sunshine Nursery as well, where another customer is called just so. */
  private void longer(Customer customer) {
    List<String> phrase = Phrase.of(customer.name());
    List<Customer> shorter = phrase.size() < 2 ? null : organisations.get(phrase.getFirst());
    if (shorter != null && shorter.size() <= MANY) put(shorter, customer);
  }

  private void alias(Customer customer, String alias) {
    if (organisations.containsKey(alias)) return;
    int space = alias.indexOf(' ');
    List<String> words = List.of(alias.split(" "));
    word(space < 0 ? alias : alias.substring(0, space)).phraseLengths |= 1 << words.size();
    bend(customer, words);
    List<Customer> owners = aliases.computeIfAbsent(alias, _ -> new ArrayList<>(1));
    put(owners, customer);
    // What one is called for short may be how another's whole name begins.
    beginnings.getOrDefault(alias, List.of()).forEach(longer -> put(owners, longer));
  }

  private void bend(Customer customer, List<String> phrase) {
    bentLengths.merge(Phrase.stem(phrase.getFirst()), 1 << phrase.size(), (a, b) -> a | b);
    put(bent.computeIfAbsent(Phrase.stems(phrase), _ -> new ArrayList<>(1)), customer);
  }

  private void contactDomain(String domain, Set<EmailAddress> addresses) {
    if (WordList.MAIL_PROVIDERS.contains(domain) || !directory.withSite(domain).isEmpty()) return;
    // Several customers, each with an address of its own there: a provider we have no list of. An
    // agency has the same addresses with several.
    int customers = directory.withContactDomain(domain).size();
    boolean several =
        customers > 1
            && addresses.size() >= customers
            && addresses.stream().allMatch(address -> directory.withContact(address).size() == 1);
    // One lone address says as little: the next to write from there may be anybody.
    boolean alone = customers == 1 && addresses.size() == 1;
    if (several || alone) sharedDomains.add(domain);
    if (!several) similarDomains.add(domain);
  }

  Directory directory() {
    return directory;
  }

  /** What this word, lower case, may mean; null where it means nothing here. */
  @Nullable Word find(String word) {
    return words.get(word);
  }

  private Word word(String text) {
    return words.computeIfAbsent(text, _ -> new Word());
  }

  /** The customer with this id, lower case. */
  Optional<Customer> numbered(String id) {
    return Optional.ofNullable(numbers.get(id));
  }

  /** Customers of this name, given as {@link Phrase} makes it, words joined by spaces. */
  List<Customer> organisation(String phrase) {
    return organisations.getOrDefault(phrase, List.of());
  }

  /** Customers whom people call so for short. */
  List<Customer> alias(String phrase) {
    return aliases.getOrDefault(phrase, List.of());
  }

  /** How many words those names have that begin with this stem, as in {@link Word}. */
  int bentLengths(String stem) {
    return bentLengths.getOrDefault(stem, 0);
  }

  /** Customers whose name, or short name, these are in another case of its language. */
  List<Customer> bent(String stems) {
    return bent.getOrDefault(stems, List.of());
  }

  /** The organisation's name that begins here, in a script without spaces; null where none does. */
  @Nullable String unspaced(String text, int from, int to) {
    if (unspaced.isEmpty() || from + 3 > to) return null;
    for (String name : unspaced.getOrDefault(text.substring(from, from + 3), List.of()))
      if (text.startsWith(name, from)) return name;
    return null;
  }

  /** Whether a contact is called so: then it is a person's name, and others have it too. */
  boolean person(String phrase) {
    return people.contains(phrase);
  }

  /** Customers whose databases' names begin with this account's name and an underscore. */
  List<Customer> account(String name) {
    return accounts.getOrDefault(name, List.of());
  }

  /** Customers with whom this address is registered when tags (anna+web@) are left out. */
  List<Customer> withUntagged(EmailAddress address) {
    return untagged.getOrDefault(untagged(address), List.of());
  }

  /** The longest end of this host that is a customer's site; null where there is none. */
  @Nullable String siteOf(String host) {
    for (String end = host; end != null; end = parent(end))
      if (!directory.withSite(end).isEmpty()) return end;
    return null;
  }

  /** Whose domain this is, subdomains included; null where anybody may write from it. */
  @Nullable House houseOf(String domain, Set<String> ownDomains) {
    for (String end = domain; end != null; end = parent(end)) {
      if (WordList.MAIL_PROVIDERS.contains(end) || ownDomains.contains(end)) return null;
      List<Customer> sites = directory.withSite(end);
      if (!sites.isEmpty()) return new House(end, true, false, sites);
      List<Customer> contacts = directory.withContactDomain(end);
      if (!contacts.isEmpty())
        return contacts.size() > FEW && sharedDomains.contains(end)
            ? null
            : new House(end, false, sharedDomains.contains(end), contacts);
    }
    return null;
  }

  /**
   * Customers' domains that this one resembles most, or differs from in its ending only; itself not
   * among them.
   */
  List<Similar.Near<String>> domainsLike(String domain) {
    return similarDomains.near(domain);
  }

  /** Whose domain this is, exactly: their site, or where their contacts' addresses are. */
  List<Customer> owners(String domain) {
    List<Customer> sites = directory.withSite(domain);
    return sites.isEmpty() ? directory.withContactDomain(domain) : sites;
  }

  /** The databases whose names this one, lower case, resembles most. */
  List<Similar.Near<DatabaseName>> databasesLike(String name) {
    return similarDatabases.near(name);
  }

  /** What tells these apart, who are the customers of one sender. */
  TellingWords tellingWords(List<Customer> house) {
    return tellingWords.of(house);
  }

  private static @Nullable String parent(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 || domain.indexOf('.', dot + 1) < 0 ? null : domain.substring(dot + 1);
  }

  /** Providers agree that what follows a plus is a tag; Google also ignores dots. */
  private static String untagged(EmailAddress address) {
    String local = address.local();
    int plus = local.indexOf('+');
    if (plus > 0) local = local.substring(0, plus);
    boolean google =
        address.domain().equals("gmail.com") || address.domain().equals("googlemail.com");
    return google ? local.replace(".", "") + "@gmail.com" : local + "@" + address.domain();
  }

  /**
   * Customers come one after the other, so a repeat is the last; a name many have tells nothing.
   */
  private static <T> void put(List<T> list, T value) {
    if (list.size() <= MANY && (list.isEmpty() || list.getLast() != value)) list.add(value);
  }
}
