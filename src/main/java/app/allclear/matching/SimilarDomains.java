package app.allclear.matching;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Domains found again in spite of slips. The ending is what people forget first, so names are
 * compared without it, and it decides only between equally near ones; names too short to tell are
 * compared with it.
 */
final class SimilarDomains {
  private static final int TELLING = 5;

  /** What countries put before their own ending: {@code co.uk}, {@code com.br}. */
  private static final Set<String> BEFORE_COUNTRIES =
      Set.of("co", "com", "org", "net", "ac", "gv", "gov", "edu", "or", "ne");

  private final Similar<String> names = new Similar<>();
  private final Similar<String> whole = new Similar<>();

  void add(String domain) {
    String unicode = unicode(domain);
    String name = nameOf(unicode);
    if (Similar.fold(name).length() >= TELLING) {
      names.add(name, domain);
      String swapped = swapped(name);
      if (!swapped.isEmpty()) names.add(swapped, domain);
    } else whole.add(unicode, domain);
  }

  /** "hotel-krone" is easily remembered as "krone-hotel"; empty where there are not two words. */
  private static String swapped(String name) {
    int hyphen = name.indexOf('-');
    return hyphen <= 0 || name.indexOf('-', hyphen + 1) > 0 || name.indexOf('.') >= 0
        ? ""
        : name.substring(hyphen + 1) + "-" + name.substring(0, hyphen);
  }

  /** To be called once, after the last {@link #add} and before the first {@link #near}. */
  void ready() {
    names.ready();
    whole.ready();
  }

  List<Similar.Near<String>> near(String domain) {
    String bare = unicode(domain.startsWith("www.") ? domain.substring(4) : domain);
    List<Similar.Near<String>> near = new ArrayList<>(names.near(nameOf(bare)));
    int dot = bare.indexOf('.');
    // A subdomain of something misspelt.
    if (near.isEmpty() && bare.indexOf('.', dot + 1) > 0)
      near.addAll(names.near(nameOf(bare.substring(dot + 1))));
    if (near.isEmpty()) near.addAll(whole.near(bare));
    near.removeIf(one -> one.value().equals(domain) || domain.endsWith("." + one.value()));
    if (near.stream().anyMatch(one -> sameEnding(one.value(), domain)))
      near.removeIf(one -> !sameEnding(one.value(), domain));
    return near;
  }

  private static boolean sameEnding(String one, String other) {
    return ending(one).equals(ending(other));
  }

  private static String ending(String domain) {
    return domain.substring(nameOf(domain).length());
  }

  /** A domain without its ending. */
  static String nameOf(String domain) {
    int dot = domain.lastIndexOf('.');
    if (dot < 0) return domain;
    String name = domain.substring(0, dot);
    int before = name.lastIndexOf('.');
    boolean country = domain.length() - dot == 3;
    return before > 0 && country && BEFORE_COUNTRIES.contains(name.substring(before + 1))
        ? name.substring(0, before)
        : name;
  }

  static String unicode(String domain) {
    return domain.contains("xn--") ? IDN.toUnicode(domain, IDN.ALLOW_UNASSIGNED) : domain;
  }
}
