package app.allclear.mail;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Knows which elements a mail hides from its reader, by attribute, style or a simple style sheet.
 */
final class HiddenByClass {
  private static final int LONGEST_SHEET = 100_000;

  /** {@code .preheader} or {@code #x} or {@code div.x}; anything cleverer is not judged. */
  private static final Pattern SIMPLE = Pattern.compile("[a-z0-9]*([.#][\\w-]+)");

  private static final Pattern ZERO_SIZE =
      Pattern.compile(
          "(?:^|;)(?:font-size|max-height|opacity|line-height):0(?:\\.0+)?(?:px|pt|em|rem|%)?(?:!important)?(?:;|$)");

  /** Nobody reads letters of one or two pixels. */
  private static final Pattern TINY =
      Pattern.compile("(?:^|;)font-size:[0-2](?:\\.\\d+)?(?:px|pt)(?:!important)?(?:;|$)");

  private final Set<String> selectors = new HashSet<>();

  static HiddenByClass in(Document document) {
    HiddenByClass hidden = new HiddenByClass();
    for (Element style : document.getElementsByTag("style")) hidden.read(style.data());
    return hidden;
  }

  /** Rules outside of media queries: those of a query hold on some screens only. */
  private void read(String sheet) {
    String css = PlainText.clip(sheet, LONGEST_SHEET).toLowerCase(Locale.ROOT);
    int depth = 0;
    int start = 0;
    int open = 0;
    for (int i = 0; i < css.length(); i++) {
      char c = css.charAt(i);
      if (c == '{' && depth++ == 0) open = i;
      else if (c == '}' && depth > 0 && --depth == 0) {
        rule(css.substring(start, open), css.substring(open + 1, i));
        start = i + 1;
      }
    }
  }

  private void rule(String selector, String declarations) {
    if (selector.contains("@") || !hiding(declarations)) return;
    for (String one : selector.split(",")) {
      Matcher simple = SIMPLE.matcher(one.strip());
      if (simple.matches()) selectors.add(simple.group(1));
    }
  }

  boolean hides(Element element) {
    if (element.hasAttr("hidden")) return true;
    if (element.hasAttr("style") && hiding(element.attr("style").toLowerCase(Locale.ROOT)))
      return true;
    if (selectors.isEmpty()) return false;
    if (selectors.contains("#" + element.id().toLowerCase(Locale.ROOT))) return true;
    return element.classNames().stream()
        .anyMatch(name -> selectors.contains("." + name.toLowerCase(Locale.ROOT)));
  }

  private static boolean hiding(String style) {
    if (style.length() > 5_000) return false;
    String compact = style.replaceAll("\\s", "");
    return compact.contains("display:none")
        || compact.contains("visibility:hidden")
        || compact.contains("mso-hide:all")
        || ZERO_SIZE.matcher(compact).find()
        || TINY.matcher(compact).find();
  }
}
