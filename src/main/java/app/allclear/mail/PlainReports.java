package app.allclear.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads delivery reports in plain text: qmail's, Exim's, old Exchange's and what gateways make of
 * standard ones. Only mail that comes from a mail system is looked at, so a person who forwards
 * such a text is none. Gateways report in words of their own and any language, from addresses like
 * any other: what they write counts where subject and text say that mail came back, or where the
 * text names the mail by its Message-ID.
 */
final class PlainReports {
  private static final int LONGEST = 20_000;
  private static final int LONGEST_WORDS = 1_500;

  private static final Pattern SYSTEM =
      Pattern.compile(
          "(?i)(?:(?:mailer-?)?daemon|postmaster|mail delivery (?:sub)?system|microsoftexchange[\\w]*)(?:@.*)?");

  /** A person tells of mail of their own that failed. */
  private static final Pattern PERSON =
      Pattern.compile(
          "\\b(?:my|ich|meine?[nrms]?|je|mon|ma|mes|yo|mi|mio|mia|io|mijn|ik|min|mitt|jag|jeg|moja|mój|eu|meu|minha)\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern FAILED =
      Pattern.compile(
          "i wasn't able to deliver|could not be delivered|couldn't be delivered|wasn't able to be delivered"
              + "|delivery (?:has|to the following|of the following).{0,60}fail|delivery has failed"
              + "|undeliverable|undelivered mail|did not reach|returning message to sender|failed permanently"
              + "|delivery failure|delivery status notification|mail delivery failed|unable to deliver|could not send message|could not be reached|message rejected|has been rejected|was not delivered|mailbox (?:is )?full|over (?:quota|storage)|permanent error|konnte nicht zugestellt|unzustellbar"
              + "|fehler bei der nachrichtenzustellung|nicht zugestellt werden|échec de la remise|non remis"
              + "|n'a pas pu être (?:remis|délivré)|no se ha podido entregar|no se pudo entregar|error al entregar"
              + "|non è stato possibile recapitare|impossibile recapitare|kan niet worden (?:bezorgd|afgeleverd)"
              + "|não foi possível entregar|address not found|nie można dostarczyć|nelze doručit",
          Pattern.DOTALL);

  private static final Pattern DELAYED =
      Pattern.compile(
          "delayed|has not yet been delivered|will keep trying|will continue to try|will be retried"
              + "|warning only|not need to resend|verzögert|retardé|retrasado|ritardo|vertraagd");

  /** There is no such mailbox: no later try will change that. */
  private static final Pattern NOBODY =
      Pattern.compile(
          "does not exist|doesn't exist|no longer exists|no such user|unknown user|user unknown|not known here"
              + "|existiert nicht|gibt es nicht|unbekannter empfänger|n'existe pas|n'existe plus|no existe|non esiste"
              + "|não existe|bestaat niet|finns inte|findes ikke|finnes ikke|ei ole olemassa|nie istnieje|neexistuje"
              + "|не существует|не існує|nem létezik|mevcut değil|nu există|δεν υπάρχει|存在しません|不存在|존재하지 않");

  /** What comes below is the returned mail, not the report. */
  private static final Pattern COPY =
      Pattern.compile(
          "(?i)--- ?below this line is a copy|-+ ?this is a copy of (?:the|your) message|-+ ?original message"
              + "|-+ ?returned message|original message headers:|diagnostic information for administrators");

  private static final Pattern ADDRESS =
      Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\\w-]+(?:\\.[\\w-]+){1,8}");
  private static final Pattern ENHANCED =
      Pattern.compile("(?<![\\d.])([45])\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])");
  private static final Pattern REPLY = Pattern.compile("(?<![\\d.])([45])\\d\\d[ -](?=\\S)");
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^[> ]*message-id: *<([^<>\\s]{3,900})>");

  private PlainReports() {}

  static @Nullable Bounce read(MimePart root, @Nullable Address from, Body body) {
    HeaderFields headers = root.headers();
    boolean bySystem = fromMailSystem(headers, from);
    // Nearly every mail leaves here, before its text is searched.
    String text = PlainText.clip(body.text(), LONGEST);
    String named = bySystem ? null : NamedIds.first(text);
    if (!bySystem && named == null && !announcesOne(headers.text("subject"))) return null;
    Matcher copy = COPY.matcher(text);
    String words = copy.find() ? text.substring(0, copy.start()) : text;
    String subject = PlainText.clip(headers.text("subject"), 500).toLowerCase(Locale.ROOT);
    String lower = subject + "\n" + words.toLowerCase(Locale.ROOT);
    if (!bySystem && !readsLikeOne(words)) return null;
    boolean delayed = DELAYED.matcher(lower).find();
    if (!failed(lower) && !delayed && !headers.has("x-failed-recipients")) return null;
    List<String> recipients = recipients(headers, named == null ? words : words.replace(named, ""));
    if (recipients.isEmpty()) return null;
    boolean hard = !delayed && gaveUp(words, lower);
    String original = originalId(root, text);
    return new Bounce(hard, recipients, original == null ? named : original, diagnosticLine(words));
  }

  private static boolean announcesOne(String subject) {
    String lower = PlainText.clip(subject, 500).toLowerCase(Locale.ROOT);
    return SubjectLine.of(lower) == SubjectLine.NEITHER
        && (failed(lower) || DELAYED.matcher(lower).find());
  }

  private static boolean failed(String lower) {
    return FAILED.matcher(lower).find()
        || Lexicon.gist(PlainText.clip(lower, LONGEST_WORDS)).says(Idea.REPORTED_BACK);
  }

  /**
   * Some gateways report like a letter, from an address like any other: subject and text both say
   * so, and nobody says "my mail".
   */
  private static boolean readsLikeOne(String words) {
    String lower = PlainText.clip(words, LONGEST_WORDS).toLowerCase(Locale.ROOT);
    return (failed(lower) || DELAYED.matcher(lower).find())
        && lower.indexOf('?') < 0
        && ADDRESS.matcher(words).find()
        && !PERSON.matcher(lower).find();
  }

  private static boolean fromMailSystem(HeaderFields headers, @Nullable Address from) {
    String path = headers.first("return-path");
    if (path != null && path.replace(" ", "").equals("<>")) return true;
    if (headers.has("x-failed-recipients")) return true;
    return from != null
        && (SYSTEM.matcher(from.address()).matches()
            || from.name() != null && SYSTEM.matcher(from.name()).matches());
  }

  private static List<String> recipients(HeaderFields headers, String words) {
    Set<String> found = new LinkedHashSet<>();
    String failed = headers.first("x-failed-recipients");
    if (failed != null) AddressList.parse(failed).forEach(address -> found.add(address.address()));
    if (found.isEmpty()) {
      Matcher address = ADDRESS.matcher(words);
      while (address.find() && found.size() < 20) {
        String one = address.group();
        boolean system = SYSTEM.matcher(one).matches();
        if (!system) found.add(one.replaceAll("\\.+$", ""));
      }
    }
    return List.copyOf(found);
  }

  /** Said by a status, or by the words "permanent error"; what says nothing is not final. */
  private static boolean gaveUp(String words, String lower) {
    Matcher status = ENHANCED.matcher(words);
    if (status.find()) return status.group(1).equals("5");
    Matcher reply = REPLY.matcher(words);
    if (reply.find()) return reply.group(1).equals("5");
    return lower.contains("permanent")
        || NOBODY.matcher(lower).find()
        || lower.contains("i've given up")
        || lower.contains("not going to try again")
        || lower.contains("returning message to sender");
  }

  private static String diagnosticLine(String words) {
    for (String line : words.split("\n")) {
      if (line.length() > 2_000) continue;
      if (REPLY.matcher(line).find() || ENHANCED.matcher(line).find())
        return DeliveryReports.diagnostic(line);
    }
    return "";
  }

  private static @Nullable String originalId(MimePart root, String text) {
    Matcher id = MESSAGE_ID.matcher(text);
    return id.find() ? id.group(1) : DeliveryReports.originalId(root);
  }
}
