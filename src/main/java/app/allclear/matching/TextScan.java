package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.EmailAddress;
import app.allclear.customer.Site;
import app.allclear.matching.Mention.Clarity;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a text what names a customer's site, database, organisation or address. One pass, a few
 * hash look-ups a word, whatever the text holds: nobody's mail can make it slow.
 */
final class TextScan {
  private static final int MOST_MENTIONS = 200;
  private static final int MOST_STRANGE = 4;

  /** RFC 1035, section 2.3.4: no host's name is longer, so no longer word is looked at. */
  private static final int LONGEST = 253;

  private final Inquiry inquiry;
  private final DirectoryNames names;
  private final DatabaseWords databases;
  private final List<Mention> mentions = new ArrayList<>();
  private final List<String> strangeHosts = new ArrayList<>();
  private final List<String> strangeNames = new ArrayList<>();
  private @Nullable Boolean aboutDatabases;

  /**
   * @param known the sender's customers so far, whose databases may be meant by everyday words
   */
  TextScan(Inquiry inquiry, List<Customer> known) {
    this.inquiry = inquiry;
    this.names = inquiry.names();
    this.databases = new DatabaseWords(names, known);
  }

  /** Reads one more text. */
  TextScan read(String text) {
    aboutDatabases = null;
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
      if (i - start <= LONGEST) word(new Surroundings(text, start, i), dotted);
    }
    return this;
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
    String word = place.text().substring(place.start(), place.end()).toLowerCase(Locale.ROOT);
    if (place.before() == '@') address(place, word);
    else if (dotted) dotted(place, word);
    else plain(place, word);
  }

  private void dotted(Surroundings place, String word) {
    String site = site(place, word);
    if (site != null) {
      named(place, site);
      return;
    }
    String first = word.substring(0, word.indexOf('.'));
    DirectoryNames.Word known = names.find(first);
    if (known != null && !known.databases.isEmpty())
      databases
          .named(
              new Surroundings(place.text(), place.start(), place.start() + first.length()),
              first,
              known)
          .ifPresent(mentions::add);
    else if (strangeHosts.size() < MOST_STRANGE && host(word)) strangeHosts.add(word);
  }

  private void plain(Surroundings place, String word) {
    DirectoryNames.Word known = names.find(word);
    if (known == null) {
      compound(place, word);
      return;
    }
    if (known.phraseLengths != 0) organisation(place, known.phraseLengths);
    if (!known.databases.isEmpty()) databases.named(place, word, known).ifPresent(mentions::add);
    else if (place.inPath()) databases.account(place, word).ifPresent(mentions::add);
    if (!known.siteLabels.isEmpty() && known.siteLabels.size() <= DirectoryNames.MANY)
      mentions.add(
          Mention.of(
              place.text(),
              place.start(),
              place.end(),
              Clarity.VAGUE,
              known.siteLabels,
              "\"" + word + "\", as in the site of "));
  }

  /** {@code Radio-Nordlicht}, {@code jd_wp-Datenbank}: several words written as one. */
  private void compound(Surroundings place, String word) {
    int hyphen = word.lastIndexOf('-');
    if (hyphen > 0) {
      DirectoryNames.Word first = names.find(word.substring(0, word.indexOf('-')));
      if (first != null && first.phraseLengths != 0) organisation(place, first.phraseLengths);
    }
    if (place.inPath() && hyphen < 0) databases.account(place, word).ifPresent(mentions::add);
    else if (hyphen > 0 && word.indexOf('_') > 0) {
      String stem = word.substring(0, hyphen);
      DirectoryNames.Word known = names.find(stem);
      if (known != null && !known.databases.isEmpty())
        databases
            .named(
                new Surroundings(place.text(), place.start(), place.start() + hyphen), stem, known)
            .ifPresent(mentions::add);
    } else if (word.indexOf('_') > 0 && word.length() > 5 && strangeNames.size() < MOST_STRANGE)
      strangeNames.add(word);
  }

  private void organisation(Surroundings place, int lengths) {
    List<String> following =
        Phrase.words(place.text(), place.start(), 32 - Integer.numberOfLeadingZeros(lengths) - 1);
    for (int length = following.size(); length > 0; length--) {
      if ((lengths & 1 << length) == 0) continue;
      String phrase = String.join(" ", following.subList(0, length));
      List<Customer> owners = names.organisation(phrase);
      if (owners.isEmpty() || owners.size() > DirectoryNames.MANY) continue;
      Clarity clarity = names.person(phrase) ? Clarity.VAGUE : Clarity.ORGANISATION;
      mentions.add(
          Mention.of(
              place.text(), place.start(), place.end(), clarity, owners, "the organisation "));
      return;
    }
  }

  private void address(Surroundings place, String domain) {
    String text = place.text();
    int at = place.start() - 1;
    int from = at;
    while (from > 0 && at - from < 64 && local(text.charAt(from - 1))) from--;
    Optional<EmailAddress> address = EmailAddress.of(text.substring(from, at) + "@" + domain);
    if (address.isEmpty() || inquiry.ownDomains().contains(address.get().domain())) return;
    List<Customer> registered = inquiry.directory().withContact(address.get());
    DirectoryNames.@Nullable House house =
        registered.isEmpty() ? names.houseOf(address.get().domain(), inquiry.ownDomains()) : null;
    if (!registered.isEmpty())
      mentions.add(
          Mention.of(
              text,
              from,
              place.end(),
              Clarity.ADDRESS,
              registered,
              address.get() + ", registered with "));
    else if (house != null)
      mentions.add(
          Mention.of(
              text,
              from,
              place.end(),
              Clarity.ADDRESS,
              house.customers(),
              address.get() + ", an address at the domain of "));
  }

  private void named(Surroundings place, String site) {
    List<Customer> owners = inquiry.directory().withSite(site);
    Mention mention =
        Mention.of(
            place.text(), place.start(), place.end(), Clarity.CLEAR, owners, site + ", a site of ");
    mentions.add(mention.with(databasesBehind(place.text(), site, owners)));
  }

  /** Where the file says what a site runs on, words about its database mean that one. */
  private List<DatabaseName> databasesBehind(String text, String site, List<Customer> owners) {
    List<DatabaseName> behind =
        owners.stream()
            .flatMap(owner -> owner.sites().stream())
            .filter(of -> of.domain().equals(site))
            .map(Site::database)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return behind.isEmpty() || !speaksOfDatabases(text) ? List.of() : behind;
  }

  private boolean speaksOfDatabases(String text) {
    if (aboutDatabases == null)
      aboutDatabases = Phrase.any(text, 0, text.length(), Surroundings::databaseWord);
    return aboutDatabases;
  }

  /** The site this word names; also with a hyphenated noun or the next sentence stuck to it. */
  private @Nullable String site(Surroundings place, String word) {
    String site = known(word);
    int dot = word.lastIndexOf('.');
    int hyphen = word.indexOf('-', dot);
    if (site == null && hyphen > 0) site = known(word.substring(0, hyphen));
    if (site == null
        && dot > word.indexOf('.')
        && Character.isUpperCase(place.text().charAt(place.start() + dot + 1)))
      site = known(word.substring(0, dot));
    return site;
  }

  private @Nullable String known(String host) {
    int from = 0;
    int to = host.length();
    while (from < to && host.charAt(from) == '_') from++;
    while (to > from && host.charAt(to - 1) == '_') to--;
    String ascii = ascii(host.substring(from, to));
    String site = ascii == null ? null : names.siteOf(ascii);
    return site == null || inquiry.ownDomains().contains(site) ? null : site;
  }

  private static @Nullable String ascii(String host) {
    for (int i = 0; i < host.length(); i++) {
      if (host.charAt(i) < 0x80) continue;
      try {
        return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      } catch (IllegalArgumentException _) {
        return null;
      }
    }
    return host;
  }

  private static boolean host(String word) {
    String ending = word.substring(word.lastIndexOf('.') + 1);
    return ending.length() >= 2
        && ending.chars().allMatch(Character::isLetter)
        && !WordList.FILE_ENDINGS.contains(ending)
        && !WordList.MAIL_PROVIDERS.contains(word);
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

  private static boolean local(char c) {
    return Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
  }
}
