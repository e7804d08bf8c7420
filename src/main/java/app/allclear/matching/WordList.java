package app.allclear.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lists of words beside this class; lower case, in every language we have thought of. */
final class WordList {
  static final Set<String> MAIL_PROVIDERS = read("mail-providers.txt");
  static final Set<String> EVERYDAY = read("everyday-words.txt");
  static final Set<String> WORKS = read("works-words.txt");
  static final Set<String> TROUBLE = read("trouble-words.txt");
  static final Set<String> CONTRAST = read("contrast-words.txt");

  /** "And b.example too": what is said of the one is said of the other. */
  static final Set<String> ALSO = read("also-words.txt");

  static final Set<String> AND = read("and-words.txt");

  static final Set<String> OR = read("or-words.txt");

  /** "Without a problem" is none. */
  static final Set<String> WITHOUT = read("without-words.txt");

  static final Set<String> NOT = read("not-words.txt");

  static final Set<String> PROBLEM = read("problem-words.txt");

  /** In scripts without spaces these stand anywhere in a run of letters. */
  static final List<String> UNSPACED_TROUBLE =
      List.of(
          "エラー", "見られな", "見れな", "開けな", "開かな", "繋がらな", "つながらな", "表示されな", "消え", "落ち", "壊れ", "真っ白",
          "できな", "出ませ", "ません", "障害", "错误", "打不开", "无法", "不能", "空白", "坏", "不了", "没有", "故障", "오류",
          "안 ", "않", "없");

  static final Set<String> EXCEPT = read("except-words.txt");
  static final Set<String> PARTLY = read("partly-words.txt");
  static final Set<String> ONLY = read("only-words.txt");
  static final Set<String> POSSESSIVE = read("possessive-words.txt");
  static final Set<String> RUNNING = read("running-words.txt");
  static final Set<String> RUNNING_AFTER_I =
      Set.of("run", "manage", "maintain", "own", "look", "administer", "beheer", "built", "host");
  static final Set<String> HERE = read("here-words.txt");
  static final Set<String> I_AM = read("i-am-words.txt");
  static final Set<String> MEMBER = read("member-words.txt");
  static final Set<String> OUTSIDER = read("outsider-words.txt");
  static final Set<String> ABOUT = read("about-words.txt");
  static final Set<String> SITE = read("site-words.txt");
  static final Set<String> DATABASE = read("database-words.txt");
  static final Set<String> ERROR = read("error-words.txt");

  /** Without accents. */
  static final Set<String> PLAIN_KINDS =
      read("kind-words.txt").stream().map(Phrase::plain).collect(Collectors.toUnmodifiableSet());

  static final Set<String> LEGAL_FORMS = read("legal-forms.txt");
  static final Set<String> ROBOTS = read("robot-names.txt");
  static final Set<String> FORMS = read("form-names.txt");
  static final Set<String> PROGRAMS = read("program-names.txt");
  static final Set<String> SALES = read("sales-words.txt");
  static final Set<String> PITCH = read("pitch-words.txt");
  static final Set<String> SELLERS = read("seller-names.txt");

  /** How people speak of themselves alone; "we" is also what firms say. */
  static final Set<String> I = read("i-words.txt");

  /** "shop dot example", as people say it on the telephone. */
  static final Set<String> DOT = read("dot-words.txt");

  static final Set<String> HYPHEN = read("hyphen-words.txt");

  static final Set<String> CUSTOMER_NUMBER = read("customer-number-words.txt");

  /** How people speak of themselves and theirs. */
  static final Set<String> WE = read("we-words.txt");

  /** "We are no longer with you." */
  static final Phrases DEPARTURE = phrases("departure-phrases.txt");

  /** "We are with another provider." */
  static final Phrases ELSEWHERE = phrases("elsewhere-phrases.txt");

  /** "That is not us", "please don't mix us up". */
  static final Phrases NOT_US = phrases("not-us-phrases.txt");

  /** "I am writing for us alone." */
  static final Phrases ONLY_US = phrases("only-us-phrases.txt");

  /** "Leave that one alone", "they write to you themselves". */
  static final Phrases EXAMPLE = phrases("example-phrases.txt");

  static final Phrases LEFT_OUT = phrases("left-out-phrases.txt");

  /** "Our client has no access." */
  static final Phrases ON_BEHALF = phrases("on-behalf-phrases.txt");

  /** "Both my sites." */
  static final Phrases BOTH = phrases("both-phrases.txt");

  static final Set<String> PAYING = read("paying-words.txt");
  static final Set<String> REGISTERING = read("registering-words.txt");

  /** "I need it again." */
  static final Set<String> NEED = read("need-words.txt");

  /** "Mine is back." */
  static final Set<String> MINE = read("mine-words.txt");

  static final Set<String> TABLE_PREFIXES = read("table-prefixes.txt");
  static final Set<String> FILE_ENDINGS = read("file-endings.txt");

  private WordList() {}

  /** Whether this word, lower case, or a beginning of it of three letters or more is listed. */
  static boolean begins(Set<String> list, String word) {
    int longest = Math.min(word.length(), 12);
    for (int length = 2; length <= longest; length++)
      if ((length > 2 || length == word.length() || word.charAt(0) > 0x2E80)
          && list.contains(word.substring(0, length))) return true;
    return false;
  }

  private static Set<String> read(String file) {
    return lines(file)
        .flatMap(line -> Stream.of(line.strip().split("\\s+")))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Phrases phrases(String file) {
    return new Phrases(
        lines(file)
            .flatMap(line -> Stream.of(line.split("\\|")))
            .filter(phrase -> !phrase.isBlank())
            .map(WordList::plain)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Its words as {@link Phrase#plain} has them, a space around each. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(" ");
    int i = 0;
    while (i < text.length()) {
      int start = i;
      while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) i++;
      if (i > start)
        plain.append(Phrase.plain(text.substring(start, i).toLowerCase(Locale.ROOT))).append(' ');
      else i++;
    }
    return plain.toString();
  }

  private static Stream<String> lines(String file) {
    try (InputStream stream = WordList.class.getResourceAsStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(stream, file), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the word list " + file + ".", e);
    }
  }
}
