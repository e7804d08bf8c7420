package app.allclear.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the lines with which mail programs introduce somebody else's text. Every look goes at
 * a bounded number of lines of bounded length, so a message is split in linear time.
 */
final class QuoteMarks {
  private static final int LONGEST = 400;
  private static final int OTHER_MARKS = 3;
  private static final int SHORT = 60;
  private static final int FEW = 7;

  /** "wrote", as programs say it, in lower case. */
  private static final Pattern WROTE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:wrote|writes|schrieb|schreibt|hat geschrieben|a écrit|ecrit|écrit|escribió|escribio"
              + "|ha scritto|scrive|schreef|heeft geschreven|escreveu|skrev|skriver|kirjoitti|napisał"
              + "|napisała|napisał\\(a\\)|pisze|napsal|napsala|napsal\\(a\\)|napísal|napísal\\(a\\)"
              + "|пишет|написал|написала|написал\\(а\\)|написав|пише|írta|írta|yazdı|a scris"
              + "|је написао|je napisao|napisao je|έγραψε|menulis|đã viết|va escriure)(?![\\p{L}\\p{N}])"
              + "|写道|寫道|のメール|書きました|さんは書|님이 작성|작성:|כתב|كتب");

  private static final Pattern TIME_OR_YEAR =
      Pattern.compile("\\d{1,2}[:.h]\\d{2}|\\b(?:19|20)\\d{2}\\b|\\d{1,2}[./]\\d{1,2}[./]\\d{2}|年");

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]@[\\w-]+\\.");

  /** How an attribution starts where it is too long for one line. */
  private static final Pattern STARTS =
      Pattern.compile(
          "(?:on|am|le|el|il|op|em|den|på|w dniu|dnia|dne|dňa|în|a|el dia|în data|στις|vào|pada|tarihinde"
              + "|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim"
              + "|пн|вт|ср|чт|пт|сб|вс)?[\\s.,]*(?:\\p{L}{2,12}[.,]*\\s+){0,3}(?:\\d|20\\d\\d).*",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** A line that clearly starts an attribution of its own. */
  private static final Pattern STARTS_CLEARLY =
      Pattern.compile(
          "(?:on|am|le|el|il|op|em|den|på|w dniu|dnia|dne|dňa|în)[ ,].{0,40}\\d",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Set<String> FORWARDED =
      Words.set(
          """
          begin forwarded message | forwarded message | fwd | weitergeleitete nachricht
          anfang der weitergeleiteten nachricht | anfang der weitergeleiteten e-mail
          message transféré | début du message transféré | début du message réexpédié
          message transfere | mensaje reenviado | inicio del mensaje reenviado
          messaggio inoltrato | inizio messaggio inoltrato | doorgestuurd bericht
          begin doorgestuurd bericht | mensagem encaminhada | mensagem reencaminhada
          início da mensagem encaminhada | início da mensagem reenviada
          vidarebefordrat meddelande | vidarebefordrat brev | videresendt meddelelse
          videresendt melding | start på videresendt besked | videresendt besked
          välitetty viesti | välitetty viesti alkaa | przekazana wiadomość
          wiadomość przekazana dalej | treść przekazanej wiadomości
          początek przekazywanej wiadomości | přeposlaná zpráva | přeposlaná zpráva začíná
          preposlaná správa | пересылаемое сообщение | пересланное сообщение
          начало переадресованного сообщения | переслане повідомлення | továbbított üzenet
          továbbított levél | yönlendirilen ileti | iletilmiş mesaj | mesaj redirecționat
          προωθημένο μήνυμα | 転送メッセージ | 转发的邮件 | 已转发邮件 | 轉寄郵件 | 전달된 메시지
          """);

  /** How "forwarded" begins, and how "message" does, where no program's whole line is known. */
  private static final Set<String> FORWARDING =
      Words.set(
          """
          forward | weitergeleit | transfér | transfer | réexpédi | reexpedi | reenvia | reencaminh
          encaminh | inoltra | doorgestu | doorgezond | vidarebefordr | vidaresän | videresend
          videresendt | välit | edelleen | przekaz | przesła | przesyła | přepos | prepos | пересыл
          пересл | переадрес | továbbít | yönlendir | iletil | redirecț | redirect | προωθ | proslij
          proslje | prosleđ
          """);

  private static final Set<String> MESSAGE =
      Words.set(
          """
          message | messages | nachricht | mail | e-mail | email | e-post | epost | mensaje
          messaggi | bericht
          mensagem | meddeland | meddelels | besked | melding | brev | viesti | wiadomo | zpráv
          správ | сообщен | повідомл | письм | üzenet | levél | ileti | mesaj | μήνυμα | poruk | correo
          """);

  private static final Set<String> ORIGINAL =
      Words.set(
          """
          original message | original appointment | ursprüngliche nachricht
          originalnachricht | original-nachricht | original nachricht | message d'origine
          message d’origine | message original | message initial | mensaje original
          messaggio originale | mensagem original | oorspronkelijk bericht | origineel bericht
          ursprungligt meddelande | originalmeddelande | oprindelig meddelelse
          original meddelelse | opprinnelig melding | alkuperäinen viesti
          oryginalna wiadomość | wiadomość oryginalna | původní zpráva | pôvodná správa
          исходное сообщение | оригинальное сообщение | eredeti üzenet | orijinal mesaj
          özgün ileti | mesaj original | αρχικό μήνυμα | 原始邮件 | 原始郵件 | 元のメッセージ | 원본 메시지
          """);

  private QuoteMarks() {}

  /** What a line says about the text below it. */
  enum Introduction {
    FORWARDED,
    ORIGINAL
  }

  static boolean quoted(String line) {
    int i = 0;
    while (i < line.length() && i < 3 && line.charAt(i) == ' ') i++;
    return i < line.length() && line.charAt(i) == '>';
  }

  /**
   * The lines with the marks of other programs ({@code |}) as the usual one. Three of them in a row
   * quote; a table's line ends with its mark too.
   */
  static String[] usual(String[] lines) {
    int run = 0;
    for (int i = 0; i <= lines.length; i++) {
      if (i < lines.length && otherMark(lines[i])) {
        run++;
        continue;
      }
      if (run >= OTHER_MARKS)
        for (int at = i - run; at < i; at++)
          lines[at] = lines[at].replaceAll("^ ?[|\u00a6](?: ?[|\u00a6])*", ">");
      run = 0;
    }
    return lines;
  }

  private static boolean otherMark(String line) {
    int from = line.startsWith(" ") ? 1 : 0;
    if (line.length() <= from || (line.charAt(from) != '|' && line.charAt(from) != '\u00a6'))
      return false;
    return line.length() == from + 1
        || (" |\u00a6".indexOf(line.charAt(from + 1)) >= 0 && !line.stripTrailing().endsWith("|"));
  }

  /** The line one level less quoted. */
  static String unquoted(String line) {
    String rest = line.stripLeading().substring(1);
    return rest.startsWith(" ") ? rest.substring(1) : rest;
  }

  /**
   * {@code ---- Forwarded message ----}, {@code Begin forwarded message:} and their translations.
   */
  static @Nullable Introduction introduction(String text) {
    if (text.length() < 3 || text.length() > 200) return null;
    String line = text.strip();
    String core = trimmed(line, "-–—_=*: \t").toLowerCase(Locale.ROOT);
    boolean dashed = line.startsWith("--") || line.startsWith("__") || line.startsWith("==");
    boolean colon = line.endsWith(":") || line.endsWith("：");
    if ((dashed || colon) && (FORWARDED.contains(core) || passesOn(core)))
      return Introduction.FORWARDED;
    if (ORIGINAL.contains(core) && (dashed || colon)) return Introduction.ORIGINAL;
    return null;
  }

  /** A line of few words, one that says "forwarded" and one that says "message". */
  private static boolean passesOn(String core) {
    if (core.length() > SHORT) return false;
    String[] words = core.split("[^\\p{L}-]+");
    return words.length <= FEW
        && Stream.of(words).anyMatch(word -> FORWARDING.stream().anyMatch(word::startsWith))
        && Stream.of(words).anyMatch(word -> MESSAGE.stream().anyMatch(word::startsWith));
  }

  /** Dashes on both sides of words: in a language we don't know, if a header stands below. */
  static boolean framed(String text) {
    if (text.length() < 9 || text.length() > 200 || text.charAt(0) != '-') return false;
    return text.startsWith("-----")
        && text.stripTrailing().endsWith("---")
        && !trimmed(text, "- ").isEmpty();
  }

  private static String trimmed(String text, String off) {
    int from = 0;
    int to = text.length();
    while (from < to && off.indexOf(text.charAt(from)) >= 0) from++;
    while (to > from && off.indexOf(text.charAt(to - 1)) >= 0) to--;
    return text.substring(from, to);
  }

  /** How many lines from here on are an attribution ("On … wrote:"), 0 if none. */
  static int attribution(String[] lines, int at) {
    if (!colonWithin(lines, at)) return 0;
    StringBuilder joined = new StringBuilder();
    for (int count = 1; count <= 4 && at + count <= lines.length; count++) {
      String line = lines[at + count - 1].strip();
      if (line.isEmpty() || quoted(line) || joined.length() + line.length() > LONGEST) return 0;
      String lower = line.toLowerCase(Locale.ROOT);
      joined.append(joined.isEmpty() ? "" : " ").append(lower);
      if (count == 1 && !mayStart(lower)) return 0;
      if (count > 1 && startsAnew(lower)) return 0;
      if (isAttribution(joined.toString())) return count;
      if (".!?".indexOf(line.charAt(line.length() - 1)) >= 0) return 0;
    }
    return 0;
  }

  /** Whether an attribution names an address: then it introduces a quote even without "&gt;". */
  static boolean namesAddress(String[] lines, int at, int count) {
    for (int i = at; i < at + count; i++) if (ADDRESS.matcher(lines[i]).find()) return true;
    return false;
  }

  /** The line before is the sender's own, without a full stop. */
  private static boolean startsAnew(String lower) {
    return STARTS_CLEARLY.matcher(lower).lookingAt()
        || isAttribution(lower) && TIME_OR_YEAR.matcher(lower).find();
  }

  /** Nearly every line of a mail leaves here, before any pattern is tried. */
  private static boolean colonWithin(String[] lines, int at) {
    for (int i = at; i < Math.min(at + 4, lines.length); i++) {
      String line = lines[i];
      int end = line.length() - 1;
      while (end >= 0 && line.charAt(end) <= ' ') end--;
      if (end < 0 || line.length() > LONGEST || quoted(line)) return false;
      if (line.charAt(end) == ':' || line.charAt(end) == '：') return true;
    }
    return false;
  }

  private static boolean mayStart(String lower) {
    return lower.endsWith(":")
        || lower.endsWith("：")
        || lower.contains("@")
        || STARTS.matcher(lower).matches();
  }

  private static boolean isAttribution(String lower) {
    boolean colon = lower.endsWith(":") || lower.endsWith("：");
    if (!colon) return false;
    boolean evidence = TIME_OR_YEAR.matcher(lower).find() || ADDRESS.matcher(lower).find();
    return evidence && WROTE.matcher(lower).find();
  }

  /** A line right above quoted text: who wrote it, or when and from which address it came. */
  static boolean introducesQuote(String line) {
    String lower = PlainText.clip(line, LONGEST + 1).strip().toLowerCase(Locale.ROOT);
    if (lower.length() > LONGEST || !(lower.endsWith(":") || lower.endsWith("："))) return false;
    boolean source = TIME_OR_YEAR.matcher(lower).find() && ADDRESS.matcher(lower).find();
    return source || WROTE.matcher(lower).find();
  }
}
