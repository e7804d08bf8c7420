package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Site;
import app.allclear.matching.Mention.Clarity;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a word names a site: in either spelling of an international domain, as part of a URL, with a
 * hyphenated noun, the next sentence, or the words of a script without spaces stuck to it. Where
 * the directory says which database a site runs on, that one is meant too.
 */
final class SiteWords {
  /** Countries' endings that files have too; files stand in paths. */
  private static final Set<String> COUNTRIES = Set.of("pl", "md", "py", "sh");

  private static final int LONG = 9;

  private final Inquiry inquiry;

  SiteWords(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  Optional<Mention> named(Surroundings place, String word) {
    String site = site(place, word);
    if (site == null) return Optional.empty();
    List<Customer> owners = inquiry.directory().withSite(site);
    return Optional.of(
        Mention.of(place, Clarity.CLEAR, owners, site + ", a site of ")
            .with(databasesBehind(site, owners)));
  }

  /** The first label of a site, as a word of its own. */
  Optional<Mention> label(Surroundings place, String word, DirectoryNames.Word known) {
    if (known.siteLabels.isEmpty() || known.siteLabels.size() > DirectoryNames.MANY)
      return Optional.empty();
    return Optional.of(
        Mention.of(place, Clarity.VAGUE, known.siteLabels, "\"" + word + "\", as in the site of ")
            .with(databasesCalled(word, known.siteLabels)));
  }

  /** A name that nobody says by chance means the site: "krone-altdorf is empty". */
  private static List<DatabaseName> databasesCalled(String label, List<Customer> owners) {
    if (owners.size() > 1 || (label.indexOf('-') < 0 && label.length() < LONG)) return List.of();
    return owners.getFirst().sites().stream()
        .filter(site -> SimilarDomains.unicode(site.domain()).startsWith(label + "."))
        .map(Site::database)
        .filter(Objects::nonNull)
        .toList();
  }

  static List<DatabaseName> databasesBehind(String site, List<Customer> owners) {
    return owners.stream()
        .flatMap(owner -> owner.sites().stream())
        .filter(of -> of.domain().equals(site))
        .map(Site::database)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private @Nullable String site(Surroundings place, String word) {
    String site = known(word);
    int dot = word.lastIndexOf('.');
    int hyphen = word.indexOf('-', dot);
    if (site == null && hyphen > 0) site = known(word.substring(0, hyphen));
    if (site == null
        && dot > word.indexOf('.')
        && Character.isUpperCase(place.text().charAt(place.start() + dot + 1)))
      site = known(word.substring(0, dot));
    return site == null ? amongUnspaced(word, dot) : site;
  }

  /** {@code サイトniwa.exampleが}: scripts without spaces end a domain of ASCII letters. */
  private @Nullable String amongUnspaced(String word, int dot) {
    int to = dot + 1;
    while (to < word.length() && word.charAt(to) < 0x80) to++;
    int from = word.indexOf('.');
    while (from > 0 && word.charAt(from - 1) < 0x80) from--;
    String cut = to == dot + 1 ? word : word.substring(0, to);
    String site = cut.length() < word.length() ? known(cut) : null;
    return site == null && from > 0 && from < cut.length() && cut.charAt(from) != '.'
        ? known(cut.substring(from))
        : site;
  }

  private @Nullable String known(String host) {
    int from = 0;
    int to = host.length();
    while (from < to && host.charAt(from) == '_') from++;
    while (to > from && host.charAt(to - 1) == '_') to--;
    String ascii = ascii(host.substring(from, to));
    String site = ascii == null ? null : inquiry.names().siteOf(ascii);
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

  /**
   * Whether this dotted word, lower case, may be a host's name, and no file's or sentence's end.
   */
  static boolean host(Surroundings place, String word) {
    int dot = word.lastIndexOf('.');
    String ending = word.substring(dot + 1);
    return ending.length() >= 2
        && ending.chars().allMatch(Character::isLetter)
        && !sentence(place.word(), dot)
        && !(WordList.FILE_ENDINGS.contains(ending)
            && (place.inPath() || !COUNTRIES.contains(ending)))
        && !WordList.MAIL_PROVIDERS.contains(word);
  }

  /** {@code down.Please}, but not {@code SHOP.EXAMPLE}. */
  private static boolean sentence(String written, int dot) {
    return Character.isUpperCase(written.charAt(dot + 1))
        && Character.isLowerCase(written.charAt(dot + 2));
  }
}
