package app.allclear.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a rich text (RTF 1.9.1, also one made of HTML, [MS-OXRTFEX]), without fonts, styles
 * and pictures; one walk over its bytes.
 */
final class RtfText {
  private static final int DEEPEST = 500;

  /** Groups that are no text; those that begin with {@code \*} are none either. */
  private static final Set<String> NOT_TEXT =
      Set.of(
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "header",
          "footer",
          "headerl",
          "headerr",
          "footerl",
          "footerr",
          "footnote",
          "object",
          "xe",
          "tc",
          "fldinst",
          "filetbl",
          "listtable",
          "revtbl",
          "rsidtbl",
          "generator",
          "themedata",
          "datastore");

  private static final Map<String, String> SAID =
      Map.ofEntries(
          Map.entry("par", "\n"),
          Map.entry("line", "\n"),
          Map.entry("sect", "\n"),
          Map.entry("page", "\n"),
          Map.entry("row", "\n"),
          Map.entry("cell", "\t"),
          Map.entry("tab", "\t"),
          Map.entry("emdash", "—"),
          Map.entry("endash", "–"),
          Map.entry("lquote", "‘"),
          Map.entry("rquote", "’"),
          Map.entry("ldblquote", "“"),
          Map.entry("rdblquote", "”"),
          Map.entry("bullet", "•"));

  private record Group(boolean skipped, boolean fonts, int fallbacks, @Nullable String charset) {}

  private final byte[] rtf;
  private final StringBuilder out = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Deque<Group> outer = new ArrayDeque<>();
  private final Map<Integer, String> charsetOfFont = new HashMap<>();
  private Group group = new Group(false, false, 1, null);
  private String codePage = "windows-1252";
  private int font; // The one being described in the table of fonts.
  private int ignored; // Characters that repeat, for old readers, what \\u said.
  private int at;

  private RtfText(byte[] rtf) {
    this.rtf = rtf;
  }

  static String of(byte[] rtf) {
    return new RtfText(rtf).read();
  }

  private String read() {
    while (at < rtf.length && outer.size() < DEEPEST) {
      byte b = rtf[at++];
      switch (b) {
        case '{' -> {
          flush();
          outer.push(group);
        }
        case '}' -> {
          flush();
          if (!outer.isEmpty()) group = outer.pop();
        }
        case '\\' -> control();
        case '\r', '\n' -> {}
        default -> say(b);
      }
    }
    flush();
    return out.toString();
  }

  private void control() {
    if (at >= rtf.length) return;
    byte first = rtf[at];
    if (first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z') word();
    else {
      at++;
      symbol(first);
    }
  }

  private void symbol(byte symbol) {
    switch (symbol) {
      case '\\', '{', '}' -> say(symbol);
      case '~' -> say((byte) ' ');
      case '_' -> say((byte) '-');
      case '*' -> skip();
      case '\r', '\n' -> text("\n");
      case '\'' -> {
        if (at + 1 >= rtf.length) return;
        int high = TransferEncoding.hex(rtf[at]);
        int low = TransferEncoding.hex(rtf[at + 1]);
        if (high < 0 || low < 0) return;
        at += 2;
        say((byte) (high << 4 | low));
      }
      default -> {}
    }
  }

  private void word() {
    int start = at;
    while (at < rtf.length && at < start + 32 && Character.isLetter(rtf[at])) at++;
    String name = new String(rtf, start, at - start, StandardCharsets.US_ASCII);
    boolean negative = at < rtf.length && rtf[at] == '-';
    if (negative) at++;
    int digits = at;
    int number = 0;
    while (at < rtf.length && at < digits + 9 && rtf[at] >= '0' && rtf[at] <= '9')
      number = number * 10 + rtf[at++] - '0';
    boolean numbered = at > digits;
    if (at < rtf.length && rtf[at] == ' ') at++;
    act(name, negative ? -number : number, numbered);
  }

  private void act(String name, int number, boolean numbered) {
    String said = SAID.get(name);
    if (said != null) text(said);
    else if (NOT_TEXT.contains(name)) skip();
    else
      switch (name) {
        case "u" -> unicode(number);
        case "uc" -> group = new Group(group.skipped, group.fonts, number, group.charset);
        case "bin" -> at = Math.min(rtf.length, at + Math.max(0, number));
        case "ansicpg" -> codePage = CodePage.label(number);
        case "fonttbl" -> group = new Group(true, true, group.fallbacks, null);
        case "f" -> font(numbered ? number : 0);
        case "fcharset" -> {
          if (group.fonts) charsetOfFont.put(font, CodePage.ofFont(number));
        }
        default -> {}
      }
  }

  private void font(int number) {
    flush();
    if (group.fonts) font = number;
    else
      group =
          new Group(group.skipped, false, group.fallbacks, charsetOfFont.getOrDefault(number, ""));
  }

  private void unicode(int number) {
    text(String.valueOf((char) (number < 0 ? number + 65_536 : number)));
    ignored = group.fallbacks;
  }

  private void skip() {
    flush();
    group = new Group(true, group.fonts, group.fallbacks, group.charset);
  }

  private void say(byte b) {
    if (ignored > 0) ignored--;
    else if (!group.skipped) bytes.write(b);
  }

  private void text(String text) {
    flush();
    if (!group.skipped) out.append(text);
  }

  /** Bytes are gathered, for a character may need several. */
  private void flush() {
    ignored = 0;
    if (bytes.size() == 0) return;
    String charset = group.charset;
    String label = charset == null || charset.isEmpty() ? codePage : charset;
    out.append(Charsets.text(bytes.toByteArray(), label));
    bytes.reset();
  }
}
