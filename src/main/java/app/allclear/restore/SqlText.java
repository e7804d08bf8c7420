package app.allclear.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one SQL statement from left to right: words, names and what stands in brackets. */
final class SqlText {
  private final String text;
  private int at;

  SqlText(String text) {
    this.text = text;
  }

  /** True, and past them, where these words come next, whatever their case. */
  boolean take(String... words) {
    int back = at;
    for (String word : words)
      if (!takeOne(word)) {
        at = back;
        return false;
      }
    return true;
  }

  private boolean takeOne(String word) {
    blanks();
    int behind = at + word.length();
    if (!text.regionMatches(true, at, word, 0, word.length())) return false;
    if (behind < text.length() && partOfWord(text.charAt(behind))) return false;
    at = behind;
    return true;
  }

  /** Past this word; false where one of the others comes before it, or it does not come at all. */
  boolean skipTo(String word, String... others) {
    while (at < text.length()) {
      if (take(word)) return true;
      for (String other : others) if (take(other)) return false;
      if (name() == null) at++;
    }
    return false;
  }

  /** A name with or without quotes, decoded; null where none comes next. */
  @Nullable String name() {
    blanks();
    if (at >= text.length()) return null;
    char quote = text.charAt(at);
    if (quote == '`' || quote == '"') return quoted(quote);
    int from = at;
    while (at < text.length() && partOfWord(text.charAt(at))) at++;
    return at == from ? null : text.substring(from, at);
  }

  boolean quotedComes() {
    blanks();
    return at < text.length() && (text.charAt(at) == '`' || text.charAt(at) == '"');
  }

  /** {@code b} of {@code a.b}, or a bare {@code a}, the qualifier in {@code [0]} or null. */
  @Nullable String[] qualified() {
    String first = name();
    if (first != null && takeChar('.')) return new String[] {first, name()};
    return new String[] {null, first};
  }

  boolean takeChar(char c) {
    blanks();
    if (at >= text.length() || text.charAt(at) != c) return false;
    at++;
    return true;
  }

  private String quoted(char quote) {
    StringBuilder name = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote && at + 1 < text.length() && text.charAt(at + 1) == quote) at++;
      else if (c == quote) break;
      name.append(c);
    }
    at++;
    return name.toString();
  }

  /** What stands between brackets that open here, cut at its commas; null where none open. */
  @Nullable List<String> list() {
    if (!takeChar('(')) return null;
    List<String> parts = new ArrayList<>();
    int from = at;
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"' || c == '`') {
        string(c);
        continue;
      }
      if (c == '(') depth++;
      if (c == ')' && depth-- == 0) break;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(from, at));
        from = at + 1;
      }
      at++;
    }
    parts.add(text.substring(from, Math.min(at, text.length())));
    at++;
    return parts;
  }

  private void string(char quote) {
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && quote != '`') at++;
      else if (c == quote) break;
    }
    at++;
  }

  /** A column's type as written: a word, what is in brackets behind it, and "unsigned". */
  String type() {
    blanks();
    int from = at;
    while (at < text.length() && partOfWord(text.charAt(at))) at++;
    if (at < text.length() && text.charAt(at) == '(') list();
    String type = text.substring(from, Math.min(at, text.length())).toLowerCase(Locale.ROOT);
    return take("unsigned") ? type + " unsigned" : type;
  }

  String rest() {
    return at >= text.length() ? "" : text.substring(at);
  }

  private void blanks() {
    while (at < text.length() && text.charAt(at) <= ' ') at++;
  }

  private static boolean partOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
