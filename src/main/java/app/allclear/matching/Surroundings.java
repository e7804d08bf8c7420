package app.allclear.matching;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What stands around a word of a text: quotes, a path, the words beside it, a line that a program
 * printed. Every look is bounded, so reading a text stays linear.
 */
record Surroundings(String text, int start, int end) {
  private static final String QUOTES =
      "'\"\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB\u2039\u203A";
  private static final List<String> TABLE =
      List.of(
          "table", "tabel", "tabla", "tabul", "tablic", "taulu", "tábl", "tablo", "таблиц",
          "πίνακα");
  private static final int LINE = 160;
  private static final int WORD = 64;

  String word() {
    return text.substring(start, end);
  }

  /** Only its first letters. */
  Surroundings first(int letters) {
    return new Surroundings(text, start, start + letters);
  }

  /** Only its last letters. */
  Surroundings last(int letters) {
    return new Surroundings(text, end - letters, end);
  }

  char before() {
    return start == 0 ? '\n' : text.charAt(start - 1);
  }

  char after() {
    return end == text.length() ? '\n' : text.charAt(end);
  }

  /** Whether a sign stands right before it, as quotes do. */
  boolean marked() {
    return before() > ' ' && !Character.isLetterOrDigit(before());
  }

  boolean backticked() {
    return before() == '`';
  }

  /** {@code jd.wp_posts}: only programs write a name with an underscore behind a dot. */
  boolean beforeTable() {
    if (after() != '.') return false;
    int to = end + 1;
    boolean underscore = false;
    while (to < text.length() && to - end < WORD && partOfName(text.charAt(to)))
      underscore |= text.charAt(to++) == '_';
    return underscore;
  }

  boolean quoted() {
    return QUOTES.indexOf(before()) >= 0
        && (QUOTES.indexOf(after()) >= 0 || after() == '.' || after() == '/');
  }

  boolean inPath() {
    return before() == '/' || before() == '\\' || before() == '~';
  }

  /** {@code bambalina.reservas}: a name goes on behind the dot at once. */
  boolean dotted() {
    return end + 1 < text.length() && Character.isLetter(text.charAt(end + 1));
  }

  /** {@code jdbc:mysql://db1.example:3306/jd}. */
  boolean inDatabaseUrl() {
    if (before() != '/') return false;
    int from = start - 1;
    while (from > 0 && start - from < LINE && !Character.isWhitespace(text.charAt(from - 1)))
      from--;
    String url = text.substring(from, start).toLowerCase(Locale.ROOT);
    return url.contains("mysql://") || url.contains("mariadb://");
  }

  /** The part of the path before this one, lower case; empty where there is none. */
  String parent() {
    if (before() != '/' && before() != '\\') return "";
    int slash = start - 1;
    int from = slash;
    while (from > 0 && slash - from < WORD && partOfName(text.charAt(from - 1))) from--;
    return text.substring(from, slash).toLowerCase(Locale.ROOT);
  }

  /** Whether the parent is itself a part of a path that goes on before it. */
  boolean deep() {
    int from = start - 2 - parent().length();
    return from >= 0 && (text.charAt(from) == '/' || text.charAt(from) == '\\');
  }

  /** Whether the words beside it speak of a database. */
  boolean besideDatabaseWord() {
    return databaseWord(wordBefore(1)) || databaseWord(wordAfter());
  }

  /** {@code dbname=x}, {@code Unknown database x}: only programs write so. */
  boolean assigned() {
    return before() == '=' && databaseWord(wordBefore(1))
        || (databaseWord(wordBefore(1)) && Set.of("unknown", "select").contains(wordBefore(2)));
  }

  /** Whether the line, as far as it is near, holds a word of an error message. */
  boolean errorLine() {
    return lineHas(word -> WordList.begins(WordList.ERROR, word) || databaseWord(word));
  }

  /** Whether the line holds a word of an error message other than one for databases. */
  boolean plainError() {
    return lineHas(word -> WordList.begins(WordList.ERROR, word) && !databaseWord(word));
  }

  /** Whether the line speaks of a table: "tabel nieuws.artikelen bestaat niet". */
  boolean tableLine() {
    return lineHas(word -> TABLE.stream().anyMatch(word::startsWith));
  }

  /** "Orders, on mysql1": whether this is one of the next three words. */
  boolean follows(String word) {
    return Phrase.words(text, end, 3).contains(word.toLowerCase(Locale.ROOT));
  }

  /** {@code archiv = leer}, {@code kurse: DOWN}. */
  boolean equated() {
    int at = end;
    while (at < text.length() && text.charAt(at) == ' ') at++;
    return at < text.length() - 1
        && (text.charAt(at) == '=' || (at == end && text.charAt(at) == ':'))
        && text.charAt(at + 1) == ' ';
  }

  /** The word before, past a title's full stop: "Dr. Meyer". */
  String titleBefore() {
    int i = start;
    while (i > 0 && start - i < 3 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '.')) i--;
    int last = i;
    while (i > 0 && last - i < WORD && Character.isLetter(text.charAt(i - 1))) i--;
    return text.substring(i, last).toLowerCase(Locale.ROOT);
  }

  /** Whether one of the three words before it or behind it, in its clause, is one of these. */
  boolean near(Predicate<String> those) {
    for (int nth = 1; nth <= 3; nth++) {
      String word = wordBefore(nth);
      if (word.isEmpty()) break;
      if (those.test(word)) return true;
    }
    return soon(those);
  }

  /** Whether one of the three words behind it, in its clause, is one of these. */
  boolean soon(Predicate<String> those) {
    int to = end;
    int words = 0;
    boolean within = false;
    while (to < text.length() && to - end < WORD && words < 4 && !sentenceEnd(text.charAt(to))) {
      boolean letter = Character.isLetterOrDigit(text.charAt(to++));
      if (letter && !within) words++;
      within = letter;
    }
    return Phrase.any(text, end, words == 4 ? to - 1 : to, those);
  }

  /** Whether the line, as far as it is near, holds one of these words. */
  boolean lineHas(Predicate<String> those) {
    int from = start;
    while (from > 0 && start - from < LINE && text.charAt(from - 1) != '\n') from--;
    int to = end;
    while (to < text.length() && to - end < LINE && text.charAt(to) != '\n') to++;
    return Phrase.any(text, from, to, those);
  }

  static boolean databaseWord(String word) {
    return word.equals("db")
        || word.equals("base")
        || word.equals("bd")
        || word.equals("bdd")
        || WordList.begins(WordList.DATABASE, word)
        // Compounds: "Mandantendatenbank".
        || word.endsWith("datenbank")
        || word.endsWith("database")
        || word.endsWith("databas");
  }

  /** The nth word before, lower case; empty at the text's beginning or behind a sentence's end. */
  String wordBefore(int nth) {
    int i = start;
    for (int n = 1; ; n++) {
      int limit = Math.max(0, i - 8);
      while (i > limit && !Character.isLetterOrDigit(text.charAt(i - 1))) {
        if (sentenceEnd(text.charAt(i - 1))) return "";
        i--;
      }
      int last = i;
      int first = Math.max(0, i - WORD);
      while (i > first && Character.isLetterOrDigit(text.charAt(i - 1))) i--;
      if (n == nth || i == last) return text.substring(i, last).toLowerCase(Locale.ROOT);
    }
  }

  /** The next word, lower case; empty behind a sentence's end. */
  String wordAfter() {
    int i = end;
    int limit = Math.min(text.length(), end + 8);
    while (i < limit && !Character.isLetterOrDigit(text.charAt(i))) {
      if (sentenceEnd(text.charAt(i))) return "";
      i++;
    }
    int first = i;
    limit = Math.min(text.length(), i + WORD);
    while (i < limit && Character.isLetterOrDigit(text.charAt(i))) i++;
    return text.substring(first, i).toLowerCase(Locale.ROOT);
  }

  private static boolean sentenceEnd(char c) {
    return c == '\n' || c == '.' || c == '!' || c == '?' || c == ',' || c == ';';
  }

  private static boolean partOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
  }
}
