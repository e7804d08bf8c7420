package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists and mailings by their headers (RFC 2369, RFC 2919, Precedence, what tools for mailings
 * add). People write to lists, and through such tools, too: where the text is a person's own, what
 * it is worth depends on who knows them.
 */
final class BulkSigns {
  private static final Set<String> LIST_FIELDS =
      Set.of(
          "list-id",
          "list-unsubscribe",
          "list-post",
          "list-help",
          "list-subscribe",
          "list-owner",
          "list-archive",
          "x-mailing-list",
          "mailing-list",
          "x-beenthere",
          "x-mailman-version",
          "x-list",
          "x-listname",
          "x-ml-name");

  private static final Set<String> CAMPAIGN_FIELDS =
      Words.set(
          """
          x-campaign | x-campaignid | x-campaign-id | x-mc-user | x-csa-complaints
          x-mailing-id | x-newsletter | x-newsletter-id | x-bulkmail | x-mailer-campaign
          x-sg-eid | x-mailgun-sid | x-mandrill-user | x-pm-message-id | x-sib-id | x-cm-envelope
          x-elqmessageid | x-sfmc-stack | x-klaviyo-id | x-mailjet-campaign | x-ecard | x-ecard-id
          x-rpcampaign | x-campaign_id | x-emarsys-identify | x-mj-mid
          """);

  private static final Pattern BULK_MAILER =
      Pattern.compile(
          // "WPMailSMTP/Mailer/brevo" sends what people typed into a form.
          "(?<!mailer/)(?:mailchimp|phplist|mailman|cleverreach|rapidmail|newsletter2go|activecampaign|mailerlite"
              + "|campaign ?monitor|klaviyo|constant ?contact|sendinblue|brevo|hubspot|marketo|lyris"
              + "|listmanager|sympa|groupmail|getresponse|sendy|mailpoet|acymailing|emarsys|inxmail"
              + "|optivo|episerver campaign|vacation|autorespond|freshmail|sarbacane|mailup|sendpulse"
              + "|unisender|ecomail|smartemailing|salesmanago|edrone|benchmark ?email|aweber"
              + "|moosend|omnisend|doppler|mailrelay|acumbamail|e-goi|dotdigital|laposta|apsis|paloma"
              + "|ungapped|listserv|majordomo|dada ?mail|interspire|atomic ?mail|turbo ?mailer)",
          Pattern.CASE_INSENSITIVE);

  /** What sends digests and answers commands. */
  private static final Pattern DIGEST =
      Pattern.compile(".*-(?:request|bounces|owner|leave|subscribe|unsubscribe|confirm)@.*");

  private final HeaderFields headers;
  private final Set<String> own;
  private final List<MachineSign> signs = new ArrayList<>();
  private final Kind kind;

  private BulkSigns(Clues clues) {
    this.headers = clues.headers();
    this.own = clues.own();
    this.kind = people(clues) ? Kind.CIRCULATED : Kind.MAILING;
  }

  private static boolean people(Clues clues) {
    Gist said = clues.said();
    boolean sells = said.amounts() > 0 || said.times(Idea.OFFER) > 1 || said.times(Idea.PITCH) > 1;
    boolean program = DIGEST.matcher(clues.address()).matches();
    return clues.personal() && !sells && !program && !clues.subject().says(Idea.ISSUE);
  }

  static List<MachineSign> of(Clues clues) {
    BulkSigns found = new BulkSigns(clues);
    found.precedence();
    found.list();
    found.campaign();
    return found.signs;
  }

  private void say(Kind kind, String sentence, Object... values) {
    signs.add(new MachineSign(kind, sentence.formatted(values)));
  }

  /** Older than any standard. */
  private void precedence() {
    for (String name : List.of("precedence", "x-precedence")) {
      String value = headers.first(name);
      boolean bulk = value != null && value.strip().matches("(?i)bulk|junk|list|auto[_-]?reply");
      if (bulk && !ourOwnList())
        say(
            value.toLowerCase(Locale.ROOT).contains("auto") ? Kind.ANSWER : kind,
            "The header Precedence says \"%s\".",
            MachineSigns.shown(value));
    }
  }

  private void list() {
    if (ourOwnList()) return;
    headers.fields().stream()
        .filter(field -> LIST_FIELDS.contains(field.name()))
        .findFirst()
        .ifPresent(field ->
            say(
                kind,
                "The header %s marks list or bulk mail: \"%s\" (RFC 2369, RFC 2919).",
                MachineSigns.title(field.name()),
                MachineSigns.shown(field.value())));
  }

  /** Many hosts read support mail through a group that presents itself as a list. */
  private boolean ourOwnList() {
    String names =
        headers.text("list-id")
            + " "
            + headers.text("list-post")
            + " "
            + headers.text("mailing-list");
    String lower = names.toLowerCase(Locale.ROOT);
    return own.stream()
        .anyMatch(a -> lower.contains(a) || lower.contains("<" + a.replace('@', '.') + ">"));
  }

  private void campaign() {
    for (HeaderFields.Field field : headers.fields())
      if (CAMPAIGN_FIELDS.contains(field.name())) {
        say(kind, "The header %s marks a mailing.", MachineSigns.title(field.name()));
        break;
      }
    // Relays (Amazon SES, Fastmail) put a two-part Feedback-ID on people's mail; campaigns use
    // four.
    String feedback = headers.first("feedback-id");
    if (feedback != null && feedback.split(":", -1).length >= 4)
      say(kind, "The header Feedback-ID names a campaign: \"%s\".", MachineSigns.shown(feedback));
    Matcher mailer = BULK_MAILER.matcher(PlainText.clip(headers.text("x-mailer"), 200));
    if (mailer.find())
      say(
          kind,
          "A tool for mailings sent this (X-Mailer: %s).",
          MachineSigns.shown(headers.text("x-mailer")));
  }
}
