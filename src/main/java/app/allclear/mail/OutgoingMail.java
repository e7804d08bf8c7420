package app.allclear.mail;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent, to exactly one recipient other than ourselves. Message-IDs come without angle
 * brackets. No value can break a header: control characters in names and subject are refused.
 *
 * @param answers the Message-ID this answers (In-Reply-To; {@code Auto-Submitted: auto-replied}),
 *     or null ({@code auto-generated})
 * @param references for the References header, oldest first, ending with {@code answers}
 * @param copyTo an address of ours that gets a copy in the same transaction, named in no header;
 *     null for none. The mail counts as taken or refused by what becomes of {@code to} alone
 * @param html the same for programs that show HTML (RFC 2046, section 5.1.4); null for none
 * @param byHand whether a human wrote it: then it says nothing of having been submitted by a
 *     program
 */
public record OutgoingMail(
    String messageId,
    Address from,
    Address to,
    String subject,
    String text,
    @Nullable String answers,
    List<String> references,
    Instant date,
    @Nullable String copyTo,
    @Nullable String html,
    boolean byHand) {
  private static final Pattern WORD = Pattern.compile("[!-;=?-~]+");

  /** Written by Allclear. */
  public OutgoingMail(
      String messageId,
      Address from,
      Address to,
      String subject,
      String text,
      @Nullable String answers,
      List<String> references,
      Instant date,
      @Nullable String copyTo,
      @Nullable String html) {
    this(messageId, from, to, subject, text, answers, references, date, copyTo, html, false);
  }

  /** Without a copy. */
  public OutgoingMail(
      String messageId,
      Address from,
      Address to,
      String subject,
      String text,
      @Nullable String answers,
      List<String> references,
      Instant date) {
    this(messageId, from, to, subject, text, answers, references, date, null, null);
  }

  public OutgoingMail {
    references = List.copyOf(references);
    if (!WORD.matcher(messageId).matches())
      throw new IllegalArgumentException("A Message-ID is one word of ASCII without brackets.");
    refuseControls(subject);
    refuseControls(from.address());
    refuseControls(to.address());
    if (copyTo != null) refuseControls(copyTo);
    if (from.name() != null) refuseControls(from.name());
    if (to.name() != null) refuseControls(to.name());
  }

  private static void refuseControls(String value) {
    for (int i = 0; i < value.length(); i++)
      if (Character.isISOControl(value.charAt(i)))
        throw new IllegalArgumentException("A header value must not contain control characters.");
  }
}
