package app.allclear.mail;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Turns HTML into the text a reader sees: lines as lines, quotes with {@code >} before them, hidden
 * elements left out, the host of a link where its visible text doesn't say it.
 */
final class HtmlText implements NodeFilter {
  private static final Set<String> NEVER_SHOWN =
      Set.of("head", "script", "style", "title", "noscript", "template", "object", "svg", "select");
  private static final Set<String> PARAGRAPHS =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote");

  private static final int LONGEST = 3_000_000;

  /** A page of pictures is no signature. */
  private static final int MOST_LOGOS = 6;

  private final TextLines lines = new TextLines();
  private final HiddenByClass hidden;
  private final Set<String> logos = new LinkedHashSet<>();
  private int linkStart;
  private boolean answered;

  private HtmlText(HiddenByClass hidden) {
    this.hidden = hidden;
  }

  /** How many characters of it hold no more than so many tags. */
  static int end(String html, int tags) {
    int longest = Math.min(html.length(), LONGEST);
    int count = 0;
    for (int at = html.indexOf('<'); at >= 0 && at < longest; at = html.indexOf('<', at + 1))
      if (++count > tags) return at;
    return longest;
  }

  static String of(String html) {
    Document document = Jsoup.parse(html);
    HtmlText text = new HtmlText(HiddenByClass.in(document));
    document.body().filter(text);
    text.signWithLogos();
    return text.lines.text();
  }

  /** A picture with the firm's name or link stands where others write their signature. */
  private void signWithLogos() {
    if (logos.isEmpty() || logos.size() > MOST_LOGOS) return;
    lines.line();
    lines.add("-- \n", true);
    logos.forEach(logo -> lines.add(logo + "\n", true));
  }

  private void logo(String name) {
    boolean named = name.chars().filter(Character::isLetter).count() >= 4 && name.length() <= 60;
    if (named && !answered && !lines.quoting()) logos.add(name.strip());
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      boolean kept = text.parent() instanceof Element parent && preformatted(parent);
      lines.add(text.getWholeText(), kept);
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) return FilterResult.SKIP_ENTIRELY;
    String name = element.normalName();
    if (NEVER_SHOWN.contains(name) || hidden.hides(element)) return FilterResult.SKIP_ENTIRELY;
    open(element, name);
    return FilterResult.CONTINUE;
  }

  private void open(Element element, String name) {
    if (PARAGRAPHS.contains(name)) lines.paragraph();
    else if (line(element, name)) lines.line();
    if (Quotation.opens(element)) lines.quote(1);
    switch (name) {
      case "br" -> lines.lineBreak();
      case "li" -> lines.add("- ", true);
      case "td", "th" -> lines.gap();
      case "img" -> logo(element.attr("alt").replaceAll("\\s+", " "));
      case "a" -> linkStart = lines.length();
      default -> {}
    }
    if (Quotation.signature(element)) lines.add("-- \n", true);
    // Outlook's reply header in a language we may not know: say what it is.
    if (!Quotation.startsOriginal(element)) return;
    answered = true;
    lines.add("-----Original Message-----\n", true);
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (!(node instanceof Element element)) return FilterResult.CONTINUE;
    String name = element.normalName();
    if (name.equals("a")) closeLink(element.attr("href"));
    if (Quotation.opens(element)) {
      lines.line();
      lines.quote(-1);
    }
    if (PARAGRAPHS.contains(name)) lines.paragraph();
    else if (line(element, name)) lines.line();
    return FilterResult.CONTINUE;
  }

  /** Cells of a row stay on its line. */
  private static boolean line(Element element, String name) {
    boolean cell = name.equals("td") || name.equals("th") || name.equals("tbody");
    return name.equals("tr") || element.isBlock() && !cell && !name.equals("br");
  }

  private static boolean preformatted(Element parent) {
    return parent.normalName().equals("pre")
        || parent
            .attr("style")
            .replace(" ", "")
            .toLowerCase(Locale.ROOT)
            .contains("white-space:pre");
  }

  private void closeLink(String href) {
    String shown = lines.since(linkStart).toLowerCase(Locale.ROOT);
    if (shown.length() > 2_000) return;
    String target = target(href);
    if (shown.isBlank()) {
      logo(target);
      return;
    }
    String bare = target.startsWith("www.") ? target.substring(4) : target;
    if (!bare.isEmpty() && !shown.contains(bare)) lines.add(" (" + target + ")", true);
  }

  /** The host, or the address of a mailto link; empty where the link goes nowhere we can name. */
  private static String target(String href) {
    String link = PlainText.clip(href.strip(), 4_000);
    String lower = link.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mailto:")) return lower.substring(7).replaceAll("\\?.*", "");
    if (!lower.startsWith("http://") && !lower.startsWith("https://")) return "";
    String host = host(link);
    // Outlook's link checker hides the real target in a parameter.
    int wrapped = host.endsWith("safelinks.protection.outlook.com") ? lower.indexOf("url=") : -1;
    if (wrapped < 0) return host;
    try {
      String url = link.substring(wrapped + 4).replaceAll("&.*", "");
      return host(URLDecoder.decode(url, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static String host(String link) {
    try {
      String host = URI.create(link.replaceAll("[?#].*", "").replace(" ", "%20")).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
