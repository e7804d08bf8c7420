package app.allclear.matching;

import app.allclear.customer.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a text what names a customer's site, database, organisation or address. One pass, a few
 * hash look-ups a word, whatever the text holds: nobody's mail can make it slow.
 */
final class TextScan {
  private static final int MOST_MENTIONS = 200;
  private static final int MOST_STRANGE = 4;
  private static final Optional<Mention> NOTHING = Optional.empty();

  /** RFC 1035, section 2.3.4: no host's name is longer, so no longer word is looked at. */
  private static final int LONGEST = 253;

  private final DirectoryNames names;
  private final SiteWords sites;
  private final AddressWords addresses;
  private final DatabaseWords databases;
  private final TableWords tables;
  private final OrganisationWords organisations;
  private final SpelledDomains spelled;
  private final CustomerNumbers numbers;
  private final TaughtWords taught;
  private String lower = "";
  private boolean databaseSpoken;
  private final List<Mention> mentions = new ArrayList<>();
  private final List<String> strangeHosts = new ArrayList<>();
  private final List<String> strangeNames = new ArrayList<>();

  /**
   * @param known the sender's customers so far, whose databases may be meant by everyday words
   */
  TextScan(Inquiry inquiry, List<Customer> known) {
    this.names = inquiry.names();
    this.sites = new SiteWords(inquiry);
    this.addresses = new AddressWords(inquiry);
    this.databases = new DatabaseWords(names, known);
    this.tables = new TableWords(inquiry, known);
    this.organisations = new OrganisationWords(names, known);
    this.spelled = new SpelledDomains(sites::named);
    this.numbers = new CustomerNumbers(names);
    this.taught = new TaughtWords(inquiry, known);
  }

  /** Reads one more text. */
  TextScan read(String text) {
    lower = text.toLowerCase(Locale.ROOT);
    // Of a few letters the small one is longer: then each word is lowered on its own.
    if (lower.length() != text.length()) lower = "";
    databaseSpoken = Voice.speaksOfDatabases(lower.isEmpty() ? text : lower);
    int i = 0;
    while (i < text.length() && mentions.size() < MOST_MENTIONS) {
      if (!letter(text.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      boolean dotted = false;
      while (i < text.length() && (letter(text.charAt(i)) || joint(text, i))) {
        dotted |= text.charAt(i) == '.';
        i++;
      }
      if (i - start <= LONGEST) {
        Optional<Mention> broken = lineEnds(text, i) ? spelled.broken(text, start, i) : NOTHING;
        if (mentioned(broken)) i = broken.get().end();
        else word(new Surroundings(text, start, i), dotted);
      } else organisations.unspaced(text, start, i, mentions);
    }
    return this;
  }

  private static boolean lineEnds(String text, int i) {
    if (i >= text.length()) return false;
    char c = text.charAt(i);
    if (c == '\n') return true;
    boolean mark = c == '-' || c == '.' || c == ' ';
    return mark && i + 1 < text.length() && text.charAt(i + 1) <= ' ';
  }

  /** In the order of the text. */
  List<Mention> mentions() {
    return mentions;
  }

  /** A few hosts that are nobody's, for a look at what they resemble. */
  List<String> strangeHosts() {
    return strangeHosts;
  }

  /** A few words that look like databases' names and are none. */
  List<String> strangeNames() {
    return strangeNames;
  }

  private void word(Surroundings place, boolean dotted) {
    String word =
        lower.isEmpty()
            ? place.word().toLowerCase(Locale.ROOT)
            : lower.substring(place.start(), place.end());
    if (place.before() == '@') addresses.named(place, word).ifPresent(mentions::add);
    else if (dotted) dotted(place, word);
    else plain(place, word);
  }

  private void dotted(Surroundings place, String word) {
    // The first half of an address names nothing by its pieces.
    if (place.after() == '@') return;
    Optional<Mention> site = sites.named(place, word);
    if (site.isPresent()) {
      mentions.add(site.get());
      return;
    }
    int dot = word.indexOf('.');
    Surroundings first = place.first(dot);
    DirectoryNames.Word known = names.find(word.substring(0, dot));
    if (known != null && !known.databases.isEmpty())
      databases.named(first, word.substring(0, dot), known).ifPresent(mentions::add);
    else if (word.indexOf('_') > 0 && mentioned(tables.named(first, word.substring(0, dot))))
      return;
    else if (SiteWords.host(place, word)) strangeHost(place, word);
    else if (!mentioned(tables.named(place.last(word.length() - dot - 1), word.substring(dot + 1))))
      strangeName(first, word.substring(0, dot));
    organisations.unspaced(place.text(), place.start(), place.end(), mentions);
  }

  private void strangeHost(Surroundings place, String host) {
    if (strangeHosts.size() >= MOST_STRANGE) return;
    if (!mentioned(taught.domain(place, host))) strangeHosts.add(host);
  }

  private void plain(Surroundings place, String word) {
    if (mentioned(taught.name(place, word)) || mentioned(numbers.named(place, word))) return;
    if (WordList.DOT.contains(word)
        && mentioned(spelled.spelled(place.text(), place.start(), place.end()))) return;
    DirectoryNames.Word known = names.find(word);
    mentioned(organisations.named(place, word));
    if (databaseSpoken && mentioned(databases.ending(place, word))) return;
    if (known == null) known = unaccented(word);
    if (known == null) {
      unknown(place, word);
      return;
    }
    if (!known.databases.isEmpty()) mentioned(databases.named(place, word, known));
    else if (place.inPath()) mentioned(databases.account(place, word));
    mentioned(sites.label(place, word, known));
  }

  /** Names of sites and databases are written without accents: "Aubépines". */
  private DirectoryNames.@Nullable Word unaccented(String word) {
    for (int i = 0; i < word.length(); i++)
      if (word.charAt(i) >= 0x80 && word.charAt(i) < 0x250) return names.find(Phrase.plain(word));
    return null;
  }

  /** {@code jd_wp-Datenbank}, a part of a path, a table, or just a word. */
  private void unknown(Surroundings place, String word) {
    int hyphen = word.lastIndexOf('-');
    String underscored = word.replace('-', '_');
    DirectoryNames.Word hyphened = hyphen > 0 ? names.find(underscored) : null;
    if (hyphened != null
        && !hyphened.databases.isEmpty()
        && mentioned(databases.named(place, underscored, hyphened))) return;
    if (place.inPath() && hyphen < 0 && mentioned(databases.account(place, word))) return;
    if (hyphen > 0
        && (word.indexOf('_') > 0 || Surroundings.databaseWord(word.substring(hyphen + 1)))) {
      String stem = word.substring(0, hyphen);
      DirectoryNames.Word known = names.find(stem);
      if (known != null && !known.databases.isEmpty())
        mentioned(databases.named(place.first(hyphen), stem, known));
      return;
    }
    Optional<Mention> table = tables.named(place, word);
    // A prefix tells whose it is; a database misspelt tells more.
    if (!mentioned(table) || table.get().databases().isEmpty()) strangeName(place, word);
    organisations.unspaced(place.text(), place.start(), place.end(), mentions);
  }

  /** What nobody says by chance, or what is called a database. */
  private void strangeName(Surroundings place, String word) {
    if (strangeNames.size() < MOST_STRANGE
        && word.length() >= 5
        && (databaseSpoken || place.marked() || word.indexOf('_') > 0)
        && DatabaseWords.likely(place, word)) strangeNames.add(word);
  }

  private boolean mentioned(Optional<Mention> mention) {
    mention.ifPresent(mentions::add);
    return mention.filter(Mention::clear).isPresent();
  }

  private static boolean letter(char c) {
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
        : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  /** A dot or hyphen inside a word; two hyphens too, as in {@code xn--} (RFC 5890). */
  private static boolean joint(String text, int i) {
    char c = text.charAt(i);
    if (c != '.' && c != '-') return false;
    int next = c == '-' && i + 1 < text.length() && text.charAt(i + 1) == '-' ? i + 2 : i + 1;
    return next < text.length() && letter(text.charAt(next));
  }
}
