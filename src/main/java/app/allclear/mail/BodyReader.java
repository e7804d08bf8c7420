package app.allclear.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers what a person would read of a message, and lists the rest as attachments. */
final class BodyReader {
  private static final int LONGEST_TEXT = 1_000_000;
  private static final int LONGEST_STUB = 600;

  /** In one message. A tag costs what a hundred letters do; long threads have ten thousand. */
  private static final int MOST_TAGS = 30_000;

  private static final Pattern META_CHARSET =
      Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w-]{2,40})");

  private static final Pattern STUB =
      Pattern.compile(
          "(?s)(?=.*(?:mail|client|program|reader|viewer|browser|messagerie|correo|posta))"
              + "(?=.*(?:support|unterstütz|display|anzeig|dargestellt|view|affich|mostrar|visualizz"
              + "|compatible|enable|capable|fähig|weergeven|visa|vis)).*html.*");

  private final Troubles troubles;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder enclosed = new StringBuilder();
  private final List<Attachment> attachments = new ArrayList<>();

  private int tagsLeft = MOST_TAGS;

  private BodyReader(Troubles troubles) {
    this.troubles = troubles;
  }

  record Reading(Body body, List<Attachment> attachments) {}

  /**
   * @param author what the author is called
   */
  static Reading read(MimePart root, OwnWords.Below below, Set<String> author, Troubles troubles) {
    BodyReader reader = new BodyReader(troubles);
    reader.walk(root, reader.text);
    return new Reading(reader.body(below, author), reader.attachments);
  }

  private Body body(OwnWords.Below below, Set<String> author) {
    String main = text.toString().strip();
    String others = enclosed.toString().strip();
    OwnWords words = OwnWords.split(main, below, author);
    String passedOn = both(words.forwarded(), others);
    return new Body(both(main, others), words.own(), words.signature(), passedOn);
  }

  private static String both(String first, String second) {
    return first.isEmpty() ? second : second.isEmpty() ? first : first + "\n\n" + second;
  }

  private void walk(MimePart part, StringBuilder into) {
    if (part.type().is("multipart/alternative") && part.multipart()) alternative(part, into);
    else if (part.multipart()) part.children().forEach(child -> walk(child, into));
    else if (part.enclosed()) enclosed(part);
    else leaf(part, into);
  }

  private void leaf(MimePart part, StringBuilder into) {
    if (readable(part, into)) add(into, textOf(part));
    else if (!report(part)) {
      attachments.add(attachment(part));
      if (Winmail.is(part)) winmail(Winmail.read(part.content()), into);
    }
  }

  /** Its text repeats what stands beside it, where anything does. */
  private void winmail(Winmail winmail, StringBuilder into) {
    attachments.addAll(winmail.attachments());
    if (!into.isEmpty()) return;
    String words = winmail.text();
    add(into, words.isBlank() ? ofHtml(winmail.html()) : PlainText.lines(words));
  }

  private void add(StringBuilder into, String more) {
    if (more.isBlank()) return;
    if (!into.isEmpty()) into.append("\n\n");
    int room = LONGEST_TEXT - into.length();
    if (more.length() > room) troubles.add("Only the beginning of this very long text was read.");
    if (room > 0) into.append(PlainText.clip(more, room));
  }

  /** Text meant to be read in place, not a text file that was attached. */
  private static boolean readable(MimePart part, StringBuilder into) {
    if (part.disposition().is("attachment")) return false;
    boolean text = part.type().is("text/plain") || part.type().is("text/html");
    if (!text) return part.type().family("multipart"); // One that fell apart: show what is there.
    return part.fileName() == null || into.isEmpty() && !part.disposition().is("inline");
  }

  /** The machine's half of a report (RFC 6522) is read elsewhere and no attachment. */
  private static boolean report(MimePart part) {
    return part.type().is("message/delivery-status")
        || part.type().is("message/global-delivery-status")
        || part.type().is("message/disposition-notification")
        || part.type().is("text/rfc822-headers");
  }

  private static Attachment attachment(MimePart part) {
    String name = part.fileName();
    String type = PlainText.clip(PlainText.line(part.type().value()), 100);
    return new Attachment(name == null ? "unnamed" : name, type, part.size());
  }

  private void enclosed(MimePart part) {
    MimePart message = part.children().getFirst();
    HeaderFields headers = message.headers();
    String subject = headers.text("subject");
    String name =
        part.fileName() != null ? part.fileName() : subject.isEmpty() ? "message" : subject;
    attachments.add(
        new Attachment(PlainText.clip(name, 200), part.type().value(), part.to() - part.from()));
    StringBuilder header = new StringBuilder();
    for (String field : List.of("From", "Date", "Subject")) {
      String value = headers.text(field.toLowerCase(Locale.ROOT));
      if (!value.isEmpty()) header.append(field).append(": ").append(value).append('\n');
    }
    add(enclosed, header.toString().strip());
    StringBuilder inner = new StringBuilder();
    walk(message, inner);
    add(enclosed, inner.toString());
  }

  private void alternative(MimePart part, StringBuilder into) {
    MimePart plain = null;
    MimePart rich = null;
    for (MimePart child : part.children()) {
      if (child.type().is("text/plain") && plain == null) plain = child;
      else if (child.type().is("text/html") || child.multipart()) rich = child;
      else if (child != plain) leafOrEnclosed(child);
    }
    String words = plain == null ? "" : textOf(plain);
    StringBuilder formatted = new StringBuilder();
    boolean doubtful = words.isBlank() || stub(words);
    // Walked in any case: its pictures are attachments, whichever text is shown.
    if (rich != null && (doubtful || rich.multipart())) walk(rich, formatted);
    boolean better = doubtful && formatted.length() > words.length() / 2 && !formatted.isEmpty();
    add(into, better ? formatted.toString() : words);
  }

  private void leafOrEnclosed(MimePart part) {
    if (part.enclosed()) enclosed(part);
    else if (!report(part)) attachments.add(attachment(part));
  }

  /** "Your mail program does not show HTML": said by a machine, not by the sender. */
  private static boolean stub(String words) {
    return words.length() < LONGEST_STUB
        && STUB.matcher(words.toLowerCase(Locale.ROOT)).matches()
        && words.split("\\s+").length < 70;
  }

  private String textOf(MimePart part) {
    String label = part.type().parameter("charset");
    byte[] content = part.content();
    boolean html = part.type().is("text/html");
    if (label == null && html) label = metaCharset(content);
    if (label != null && !Charsets.known(label))
      troubles.add(
          "The character set %s is unknown; the text was read by guess."
              .formatted(PlainText.clip(PlainText.line(label), 40)));
    String decoded = Charsets.text(content, label);
    return html ? ofHtml(decoded) : ofPlain(part, decoded);
  }

  private String ofPlain(MimePart part, String decoded) {
    Uuencoded.Split split = Uuencoded.split(PlainText.lines(decoded));
    attachments.addAll(split.files());
    String lines = split.text();
    boolean flowed = "flowed".equalsIgnoreCase(part.type().parameter("format"));
    boolean delSp = "yes".equalsIgnoreCase(part.type().parameter("delsp"));
    return flowed ? FlowedText.unfold(lines, delSp) : lines;
  }

  private String ofHtml(String html) {
    String clipped = PlainText.clip(html, HtmlText.end(html, tagsLeft));
    tagsLeft -= (int) clipped.chars().filter(c -> c == '<').count();
    if (clipped.length() < html.length())
      troubles.add("Only the beginning of this very long text was read.");
    try {
      return PlainText.lines(HtmlText.of(clipped));
    } catch (RuntimeException | StackOverflowError _) {
      troubles.add("The HTML could not be read properly; its bare text is shown.");
      return PlainText.lines(clipped.replaceAll("<[^<>]{0,2000}>", " "));
    }
  }

  private static @Nullable String metaCharset(byte[] content) {
    String start =
        new String(content, 0, Math.min(content.length, 2_000), StandardCharsets.ISO_8859_1);
    Matcher meta = META_CHARSET.matcher(start);
    return meta.find() ? meta.group(1) : null;
  }
}
