package app.allclear.mail;

import app.allclear.mail.SendResult.NoService;
import app.allclear.mail.SendResult.RefusedForGood;
import app.allclear.mail.SendResult.RefusedForNow;
import java.util.regex.Pattern;

/**
 * What a refusal says: something about this mail and its recipient, or about us, and so about every
 * mail we have. The latter takes nothing from anybody who is owed a notice. Pure.
 */
final class Refusal {
  /** Google says it where the account has sent all it may in a day. */
  private static final Pattern ALL_USED_UP = Pattern.compile("^[45]\\d\\d[ -][45]\\.4\\.5\\b");

  /** A policy (RFC 3463, section 3.8): of itself no word of how much was sent. */
  private static final Pattern POLICY = Pattern.compile("^[45]\\d\\d[ -][45]\\.7\\.\\d+\\b");

  private static final Pattern TOO_MUCH =
      Pattern.compile(
          "(sending|submission|outgoing|outbound|daily|hourly|message rate|rate) (\\w+ )?"
              + "(limit|quota)|rate[ -]limited|exceeded (your|the) (\\w+ )?(sending|hourly|daily)"
              + "|too many (messages|mails|e-?mails) (sent )?(from|by|in)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Exchange says it under 5.2.0. */
  private static final Pattern NAMED =
      Pattern.compile("SubmissionQuotaExceeded", Pattern.CASE_INSENSITIVE);

  /** How much somebody else gets, or may keep. */
  private static final Pattern THEIRS =
      Pattern.compile("receiv|recipient|mailbox|storage|grey", Pattern.CASE_INSENSITIVE);

  private Refusal() {}

  /**
   * @param to what we had said
   * @param words the server's, from its code on
   */
  static SendResult of(String to, int code, String words) {
    String what = to.replaceFirst(":.*", "");
    if (code == 421) return new NoService("The server is going down: " + words);
    // RFC 4954, section 6: about who we are, not about the recipient.
    if (code == 530 || code == 534 || code == 535 || code == 538)
      return new NoService(
          "The SMTP server wants a login (%s). Check spring.mail.username and spring.mail.password."
              .formatted(words));
    if (tooMuch(words))
      return new NoService(
          "The SMTP server takes no more from us for the time being: as many have been sent as it allows (%s). What is owed stays owed; allclear.notices.rate and allclear.notices.daily-budget keep to a limit."
              .formatted(words));
    if (code / 100 != 5)
      return new RefusedForNow("The server put off %s: %s".formatted(what, words));
    // Every mail of ours has this sender; only SMTPUTF8 is asked for one recipient's sake.
    if (what.equals("MAIL FROM") && !to.endsWith(" SMTPUTF8"))
      return new NoService(
          "The SMTP server does not take our address as a sender, from whoever it is to (%s). Check allclear.mailboxes and spring.mail.username: they must belong together."
              .formatted(words));
    return new RefusedForGood("The server refused %s: %s".formatted(what, words));
  }

  private static boolean tooMuch(String words) {
    if (ALL_USED_UP.matcher(words).find() || NAMED.matcher(words).find()) return true;
    return POLICY.matcher(words).find()
        && TOO_MUCH.matcher(words).find()
        && !THEIRS.matcher(words).find();
  }
}
