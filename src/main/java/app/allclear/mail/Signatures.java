package app.allclear.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits a run of the sender's own lines into what they say and what stands below every mail. */
final class Signatures {
  private static final int LONGEST_LINE = 500;

  /** Signatures stand near the end of what somebody wrote, banners also at its start. */
  private static final int FIRST_LINES = 50;

  private static final int LAST_LINES = 400;
  private static final int LONGEST_CLOSING = 14;
  private static final int LONGEST_NAMED = 6;

  /** Closings after which nothing but names and numbers is expected. */
  private static final Set<String> CLOSINGS =
      Words.set(
          """
          best regards | kind regards | regards | warm regards | many thanks | best wishes
          with kind regards | with best regards | yours sincerely | sincerely
          yours faithfully | cheers | best | all the best | thanks and regards
          thanks & regards | thanks | thank you | br | kr | rgds | mit freundlichen grüßen
          mit freundlichen grüssen | mit freundlichem gruß | mit freundlichem gruss
          freundliche grüße | freundliche grüsse | viele grüße | viele grüsse | liebe grüße
          liebe grüsse | beste grüße | beste grüsse | schöne grüße | herzliche grüße
          herzliche grüsse | gruß | gruss | grüße | lg | vg | mfg | danke | vielen dank
          danke und gruß | mit besten grüßen | cordialement | bien cordialement | bien à vous
          merci | salutations | sincères salutations | meilleures salutations | saludos
          un saludo | saludos cordiales | atentamente | gracias | cordiali saluti
          distinti saluti | saluti | un saluto | grazie | met vriendelijke groet
          met vriendelijke groeten | vriendelijke groet | groeten | groetjes | mvg | bedankt
          atenciosamente | cumprimentos | com os melhores cumprimentos | obrigado | obrigada
          med vänliga hälsningar | vänliga hälsningar | hälsningar | mvh | med venlig hilsen
          venlig hilsen | med vennlig hilsen | vennlig hilsen | hilsen
          ystävällisin terveisin | terveisin | pozdrawiam | z poważaniem | s pozdravem
          с уважением | з повагою | üdvözlettel | saygılarımla | teşekkürler | με εκτίμηση
          cu stimă | 此致 | よろしくお願いします
          """);

  /** Closings people also use in the middle of a mail: a name must follow at once. */
  private static final Set<String> WEAK =
      Words.set(
          """
          thanks | thank you | danke | vielen dank | merci | gracias | grazie | bedankt
          obrigado | obrigada | many thanks | best | cheers | teşekkürler
          """);

  private static final Literals SECRET =
      Literals.of(
          """
          confidential | privileged | vertraulich | confidentiel | confidencial | riservat
          confidenzial | vertrouwelijk | konfidentiel | konfidentiell | fortrolig
          luottamuksell | poufn | důvěrn | конфиденциальн | bizalmas | gizli
          """);

  private static final Literals MEANT_FOR =
      Literals.of(
          """
          recipient | addressee | intended | disclaimer | empfänger | adressat | bestimmt
          destinataire | destinatari | geadresseerde | bestemd | mottagare | modtager | mottaker
          vastaanottaj | adresat | odbiorc | příjemc | адресат | получател | címzett | alıcı
          notice | hinweis
          """);

  private static final Pattern RULE = Pattern.compile("[_*-]{3,60}");
  private static final Pattern PHONE = Pattern.compile("(?:tel|fon|phone|mobil|fax)\\b.*\\d");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d /()-]{6}");
  private static final Pattern ENDING = Pattern.compile("[\\s,.!;:–-]+$");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Signatures() {}

  /** Both in the order of the mail. */
  record Split(List<String> own, List<String> signature) {}

  /**
   * @param author the words of the author's name, lower case
   */
  static Split split(List<String> lines, Set<String> author) {
    List<String> own = new ArrayList<>(lines);
    List<String> signature = new ArrayList<>();
    moveTail(own, signature, delimiter(own));
    moveTail(own, signature, disclaimer(own));
    moveTail(own, signature, closing(own));
    moveTail(own, signature, named(own, author));
    moveSingles(own, signature);
    return new Split(own, signature);
  }

  private static void moveTail(List<String> own, List<String> signature, int from) {
    if (from >= own.size()) return;
    List<String> tail = own.subList(from, own.size());
    signature.addAll(0, tail);
    tail.clear();
  }

  /** {@code "-- "} (RFC 3676, section 4.3), or what programs that trim make of it. */
  private static int delimiter(List<String> lines) {
    int filled = 0;
    for (String line : lines) if (!line.isBlank()) filled++;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank()) filled--;
      if (line.equals("-- ")) return i;
      boolean near = i > 0 && filled <= LONGEST_CLOSING;
      if (near && trimmed(line) && contactBelow(lines, i, line)) return i;
    }
    return lines.size();
  }

  private static boolean trimmed(String line) {
    return line.equals("--") || line.equals("—") || RULE.matcher(line).matches();
  }

  /** A ruled line is a signature's only where contact details follow; "--" needs none. */
  private static boolean contactBelow(List<String> lines, int at, String line) {
    if (line.length() <= 2) return true;
    for (int i = at + 1; i < lines.size(); i++)
      if (contact(lines.get(i).toLowerCase(Locale.ROOT))) return true;
    return false;
  }

  private static int disclaimer(List<String> lines) {
    boolean startsParagraph = true;
    int start = lines.size();
    int from = Math.max(0, lines.size() - LAST_LINES);
    boolean nextSecret = says(SECRET, lines, from);
    for (int i = from; i < lines.size(); i++) {
      boolean secret = nextSecret;
      nextSecret = says(SECRET, lines, i + 1);
      if (lines.get(i).isBlank()) {
        startsParagraph = true;
        continue;
      }
      if (startsParagraph) start = i;
      startsParagraph = false;
      // The two words may stand on neighbouring lines of the paragraph.
      if (start > 0
          && (secret || nextSecret)
          && (says(MEANT_FOR, lines, i) || says(MEANT_FOR, lines, i + 1))) return start;
    }
    return lines.size();
  }

  private static boolean says(Literals words, List<String> lines, int at) {
    return at < lines.size()
        && words.in(PlainText.clip(lines.get(at), 2_000).toLowerCase(Locale.ROOT));
  }

  private static int closing(List<String> lines) {
    int filled = 0;
    for (int i = lines.size() - 1; i > 0 && filled <= LONGEST_CLOSING; i--) {
      String line = lines.get(i);
      if (line.isBlank()) continue;
      String core = core(line);
      if (CLOSINGS.contains(core)) {
        boolean bare = WEAK.contains(core);
        return bare && !nameFollows(lines, i + 1) ? lines.size() : i;
      }
      if (!signatureLike(line)) return lines.size();
      filled++;
    }
    return lines.size();
  }

  /** The author's name on a line of its own, with at most a title, and no sentence below it. */
  private static int named(List<String> lines, Set<String> author) {
    int filled = 0;
    for (int i = lines.size() - 1; i > 0 && filled <= LONGEST_NAMED; i--) {
      String line = lines.get(i);
      if (line.isBlank()) continue;
      if (name(line, author)) return i;
      if (!signatureLike(line)) return lines.size();
      filled++;
    }
    return lines.size();
  }

  private static boolean name(String line, Set<String> author) {
    if (line.length() > 40) return false;
    String[] words = line.strip().split("[\\s,.]+");
    boolean theirs = false;
    for (String word : words) {
      if (word.isEmpty() || !Character.isUpperCase(word.charAt(0))) return false;
      theirs |= author.contains(word.toLowerCase(Locale.ROOT));
    }
    return theirs && words.length <= 4;
  }

  private static String core(String line) {
    if (line.length() > 60) return "";
    return ENDING.matcher(line.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
  }

  private static boolean nameFollows(List<String> lines, int at) {
    for (int i = at; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty()) return BLANKS.split(line).length <= 4 && line.length() <= 40;
    }
    return false;
  }

  /** Names, firms, numbers: short, and no sentence. "PS" starts a sentence. */
  private static boolean signatureLike(String line) {
    String text = line.strip();
    String lower = PlainText.clip(text, LONGEST_LINE).toLowerCase(Locale.ROOT);
    if (lower.startsWith("ps:") || lower.startsWith("p.s") || lower.startsWith("ps ")) return false;
    if (text.endsWith("?") || text.endsWith("!")) return false;
    if (text.length() > 120) return false;
    return words(text) <= 7 || contact(lower) || StandingLines.device(lower);
  }

  private static int words(String text) {
    int words = 0;
    boolean within = false;
    for (int i = 0; i < text.length(); i++) {
      boolean blank = Character.isWhitespace(text.charAt(i));
      if (!blank && !within) words++;
      within = !blank;
    }
    return words;
  }

  private static boolean figured(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') return true;
    }
    return false;
  }

  private static boolean contact(String lower) {
    if (lower.length() > LONGEST_LINE) return false;
    boolean marks =
        lower.contains("@") || lower.contains("www.") || lower.contains("|") || lower.contains("·");
    return marks
        || lower.contains("http")
        || (figured(lower) && (PHONE.matcher(lower).find() || NUMBER.matcher(lower).find()));
  }

  /** Lines that are nobody's words wherever they stand: devices, banners of mail gateways. */
  private static void moveSingles(List<String> own, List<String> signature) {
    List<String> moved = new ArrayList<>();
    int last = own.size() - LAST_LINES;
    if (last <= FIRST_LINES) takeSingles(own, moved);
    else {
      takeSingles(own.subList(0, FIRST_LINES), moved);
      takeSingles(own.subList(own.size() - LAST_LINES, own.size()), moved);
    }
    signature.addAll(0, moved);
  }

  private static void takeSingles(List<String> own, List<String> moved) {
    own.removeIf(line -> {
      String lower = line.length() > LONGEST_LINE ? "" : line.strip().toLowerCase(Locale.ROOT);
      boolean nobodys =
          !lower.isEmpty() && (StandingLines.device(lower) || StandingLines.banner(lower));
      if (nobodys) moved.add(line);
      return nobodys;
    });
  }
}
