package app.allclear.mail;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Knows how mail programs mark quoted text in HTML. */
final class Quotation {
  private static final Set<String> QUOTE_CLASSES =
      Set.of(
          "gmail_quote",
          "yahoo_quoted",
          "protonmail_quote",
          "tutanota_quote",
          "zmail_extra",
          "moz-cite-prefix");

  private static final Set<String> ORIGINAL_IDS =
      Set.of("divrplyfwdmsg", "mail-editor-reference-message-container", "outlookmessageheader");

  private Quotation() {}

  /** Whether this element's content is somebody else's text that is answered to. */
  static boolean opens(Element element) {
    if (element.normalName().equals("blockquote")) return !indentation(element);
    if (element.normalName().equals("div") && element.attr("name").equals("quote")) return true;
    if (element.className().isEmpty()) return false;
    boolean marked = element.classNames().stream().anyMatch(QUOTE_CLASSES::contains);
    return marked && !insideMarked(element) && !forwards(element);
  }

  /** Where Outlook's header of the answered mail stands; all that follows is that mail. */
  static boolean startsOriginal(Element element) {
    String id = element.id().toLowerCase(Locale.ROOT);
    return !id.isEmpty() && ORIGINAL_IDS.contains(id.replaceFirst("^x_", ""))
        || element.hasClass("OutlookMessageHeader");
  }

  /** Gmail and Apple Mail indent a paragraph with a blockquote: the author's own words. */
  private static boolean indentation(Element quote) {
    String style = quote.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
    boolean cite = quote.attr("type").equalsIgnoreCase("cite") || quote.hasAttr("cite");
    return !cite && quote.className().isEmpty() && style.contains("border:none");
  }

  /** One level is enough. */
  private static boolean insideMarked(Element element) {
    Element parent = element.parent();
    for (int up = 0; parent != null && up < 3; up++) {
      if (parent.classNames().stream().anyMatch(QUOTE_CLASSES::contains)) return true;
      parent = parent.parent();
    }
    return false;
  }

  /** Gmail puts a forwarded message into the same wrapper as a quote; its first line tells. */
  private static boolean forwards(Element element) {
    Node node = element.firstChild();
    for (int step = 0; node != null && step < 10; step++) {
      if (node instanceof TextNode text && !text.isBlank())
        return text.getWholeText().strip().startsWith("-----");
      node = node.firstChild() != null ? node.firstChild() : node.nextSibling();
    }
    return false;
  }

  /** Whether mail programs put the sender's signature into this element. */
  static boolean signature(Element element) {
    return element.hasClass("gmail_signature")
        || element.hasClass("moz-signature")
        || element.id().equals("Signature")
        || element.id().equals("x_Signature");
  }
}
