package app.allclear.mail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads address lists (RFC 5322, section 3.4, and what people's programs make of it). A broken
 * entry gives what can be read of it and never spoils the others.
 */
final class AddressList {
  private static final int MOST = 500;

  private final String field;
  private final List<Address> found = new ArrayList<>();

  /**
   * A name like {@code Muster, Anna <a@b>} without quotes falls into two pieces; the first waits.
   */
  private String waiting = "";

  private AddressList(String field) {
    this.field = field;
  }

  /** The addresses of one field, encoded words not yet decoded; null gives none. */
  static List<Address> parse(@Nullable String field) {
    return field == null ? List.of() : new AddressList(field).parsed();
  }

  private List<Address> parsed() {
    int lastClose = field.lastIndexOf('>');
    int start = 0;
    int depth = 0;
    boolean quoted = false;
    boolean angle = false;
    for (int i = 0; i < field.length() && found.size() < MOST; i++) {
      char c = field.charAt(i);
      if (c == '\\') i++;
      else if (c == '"' && depth == 0) quoted = !quoted && field.indexOf('"', i + 1) > 0;
      else if (quoted) continue;
      else if (c == '(') depth++;
      else if (c == ')') depth = Math.max(0, depth - 1);
      else if (depth > 0) continue;
      else if (c == '<') angle = lastClose > i;
      else if (c == '>') angle = false;
      else if (!angle && (c == ',' || c == ';')) {
        entry(field.substring(start, i), c == ',');
        start = i + 1;
      } else if (c == ':' && !angle && group(start, i)) start = i + 1;
    }
    if (found.size() < MOST) entry(field.substring(Math.min(start, field.length())), false);
    return found;
  }

  /** "undisclosed-recipients:" is a group's name; "mailto:anna@…" and "a:b@c" are not. */
  private boolean group(int start, int colon) {
    if (colon - start > 200) return false;
    String name = field.substring(start, colon);
    return !name.contains("@") && !name.strip().equalsIgnoreCase("mailto");
  }

  private void entry(String piece, boolean moreFollows) {
    String text = piece.strip();
    int open = openAngle(text);
    if (open < 0 && !text.contains("@")) {
      // No address in it: half a name, unless it is all there is ("root", "MAILER-DAEMON").
      boolean alone = !moreFollows && waiting.isEmpty() && found.isEmpty();
      if (alone && !text.isEmpty() && text.indexOf(' ') < 0) found.add(new Address(null, text));
      else if (moreFollows && waiting.length() < 200 && !text.isEmpty()) waiting += text + ", ";
      return;
    }
    String name = waiting;
    waiting = "";
    if (open >= 0) angled(name + text.substring(0, open), text.substring(open + 1));
    else bare(name, text);
  }

  private static int openAngle(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') i++;
      else if (c == '"') quoted = !quoted && text.indexOf('"', i + 1) > 0;
      else if (c == '<' && !quoted) return i;
    }
    return -1;
  }

  private void angled(String name, String rest) {
    int close = rest.indexOf('>');
    String address = close < 0 ? rest : rest.substring(0, close);
    String after = close < 0 ? "" : rest.substring(close + 1);
    int route = address.startsWith("@") ? address.indexOf(':') : -1; // RFC 5322, section 4.4
    add(name.isBlank() ? comment(after) : name, address.substring(route + 1));
  }

  private void bare(String name, String text) {
    StringBuilder names = new StringBuilder(name);
    String address = "";
    for (String word : text.replaceAll("\\([^()]*\\)", " ").strip().split("\\s+")) {
      if (address.isEmpty() && word.contains("@")) address = word;
      else names.append(word).append(' ');
    }
    add(names.toString().isBlank() ? comment(text) : names.toString(), address);
  }

  private static String comment(String text) {
    int open = text.indexOf('(');
    int close = text.lastIndexOf(')');
    return open >= 0 && close > open ? text.substring(open + 1, close) : "";
  }

  private void add(String name, String written) {
    String address = PlainText.line(EncodedWords.decode(written)).replace(" ", "");
    if (address.regionMatches(true, 0, "mailto:", 0, 7)) address = address.substring(7);
    address = address.replaceAll("^[<'\"\\[]+|[>'\"\\],;.]+$", "");
    if (address.isEmpty()) return;
    String shown = PlainText.line(EncodedWords.decode(unquoted(name)));
    found.add(
        new Address(
            shown.isEmpty() ? null : PlainText.clip(shown, 300), PlainText.clip(address, 400)));
  }

  private static String unquoted(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\' && i + 1 < name.length()) out.append(name.charAt(++i));
      else if (c != '"') out.append(c);
    }
    String text = out.toString().strip();
    boolean single = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
    return single ? text.substring(1, text.length() - 1) : text;
  }
}
