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

  /** "Sent from my iPhone" and its relatives. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:sent (?:from|via|using|with) (?:my |the )?\\S.{0,60}"
              + "|get outlook for .{0,40}"
              + "|(?:diese (?:nachricht|e-mail|mail) wurde )?(?:von meinem|mit meinem|vom|mit der|mit|von) .{1,50} (?:gesendet|verschickt|geschickt)"
              + "|gesendet (?:mit|von|über|aus) .{1,60}"
              + "|outlook für (?:ios|android) beziehen"
              + "|envoyé (?:de|depuis|à partir de) .{1,60}|télécharger outlook pour .{1,30}"
              + "|enviado (?:desde|de|do|a partir) .{1,60}"
              + "|inviato (?:da|dal) .{1,60}"
              + "|(?:verstuurd|verzonden) (?:vanaf|via|met|van) .{1,60}"
              + "|(?:skickat|sendt) (?:från|fra|med|via) .{1,60}"
              + "|lähetetty .{1,60}"
              + "|wysłan[eo] (?:z|za pomocą) .{1,60}"
              + "|odesláno z .{1,60}"
              + "|отправлено (?:с|из) .{1,60}|надіслано з .{1,60}"
              + "|iphone.{0,12}(?:küldve|gönderildi|から送信)"
              + "|.{1,30}(?:telefonomdan|cihazımdan) gönderildi|.{1,40}から送信|发自我的.{1,30}|從我的.{1,30}傳送)\\.?",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Literals DEVICE_WORD =
      Literals.of(
          """
          iphone | ipad | ipod | android | samsung | galaxy | huawei | xiaomi | nokia | pixel
          outlook | mail | blackberry | handy | smartphone | mobil | mobile | phone | telefon
          téléphone | móvil | gerät | device | appareil | windows | workspace | tablet | мобильн
          手机 | proton | gmx | web.de | thunderbird | k-9
          """);

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

  private static final Pattern BANNER =
      Pattern.compile(
          "(?:\\W*(?:caution|warning|external|extern|achtung|vorsicht|attention)\\W.{0,60}"
              + "(?:e-?mail|message|nachricht|sender|absender|organi[sz]ation|expéditeur).*"
              + "|\\[(?:external|extern)]"
              + "|(?:please )?(?:consider|think of|bitte denken sie an).{0,30}environment.*"
              + "|this e-?mail (?:has been|was) (?:scanned|checked).*|virus-free\\b.*|virenfrei\\b.*"
              + "|denken sie an die umwelt.*)");

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
    Disclaiming next = Disclaiming.of(lines, from);
    for (int i = from; i < lines.size(); i++) {
      Disclaiming here = next;
      next = Disclaiming.of(lines, i + 1);
      if (lines.get(i).isBlank()) {
        startsParagraph = true;
        continue;
      }
      if (startsParagraph) start = i;
      startsParagraph = false;
      // The two words may stand on neighbouring lines of the paragraph.
      boolean secret = here.secret || next.secret;
      if (start > 0 && secret && (here.meantFor || next.meantFor)) return start;
    }
    return lines.size();
  }

  /** What a line says that disclaimers say. */
  private record Disclaiming(boolean secret, boolean meantFor) {
    static Disclaiming of(List<String> lines, int at) {
      if (at >= lines.size()) return new Disclaiming(false, false);
      String lower = PlainText.clip(lines.get(at), 2_000).toLowerCase(Locale.ROOT);
      return new Disclaiming(SECRET.in(lower), MEANT_FOR.in(lower));
    }
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
    return contact(lower) || DEVICE.matcher(lower).matches() || BLANKS.split(text).length <= 7;
  }

  private static boolean contact(String lower) {
    if (lower.length() > LONGEST_LINE) return false;
    boolean marks =
        lower.contains("@") || lower.contains("www.") || lower.contains("|") || lower.contains("·");
    return marks
        || lower.contains("http")
        || PHONE.matcher(lower).find()
        || NUMBER.matcher(lower).find();
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
      boolean nobodys = !lower.isEmpty() && (device(lower) || BANNER.matcher(lower).matches());
      if (nobodys) moved.add(line);
      return nobodys;
    });
  }

  private static boolean device(String lower) {
    return lower.length() <= 140 && DEVICE_WORD.in(lower) && DEVICE.matcher(lower).matches();
  }
}
