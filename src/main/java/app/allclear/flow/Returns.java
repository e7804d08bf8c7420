package app.allclear.flow;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incidents;
import app.allclear.mail.Authentication;
import app.allclear.mail.Bounce;
import app.allclear.mail.Letter;
import app.allclear.notice.Dispatch;
import app.allclear.notice.Notice;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Notices that came back: one in doubt that is answered, or met again, was sent; a bounce counts
 * only if it names the Message-ID and the recipient of a notice we sent (RFC 3464). Called inside a
 * change.
 */
final class Returns {
  /** What our Message-IDs look like, so that others cost no question to the store. */
  private static final Pattern OURS = Pattern.compile("[0-9a-f]{64}@.+");

  private final Dispatch dispatch;
  private final Incidents incidents;
  private final Settlement settlement;

  Returns(Dispatch dispatch, Incidents incidents, Settlement settlement) {
    this.dispatch = dispatch;
    this.incidents = incidents;
    this.settlement = settlement;
  }

  void take(Letter letter, Instant now) {
    if (letter.authentication() != Authentication.FAIL) recognise(letter, now);
    Bounce bounce = letter.bounce();
    if (bounce == null || !bounce.hard()) return;
    String about = bounce.originalMessageId();
    if (about == null) return;
    for (String recipient : bounce.recipients())
      EmailAddress.of(recipient)
          .flatMap(address -> dispatch.bounced(about, address, reason(bounce), now))
          .ifPresent(notice -> cameBack(notice, now));
  }

  /** Nobody but the recipient can name a notice of ours: whoever does had it, so it was sent. */
  private void recognise(Letter letter, Instant now) {
    Set<String> named = new LinkedHashSet<>(letter.inReplyTo());
    named.addAll(letter.references());
    if (letter.messageId() != null) named.add(letter.messageId());
    for (String id : named)
      if (OURS.matcher(id).matches())
        dispatch.seen(id, now).ifPresent(notice -> cameBack(notice, now));
  }

  private void cameBack(Notice notice, Instant now) {
    incidents.raise(notice.customer());
    incidents.noteNotice(notice.incident(), now, NoticeWords.now(notice), notice.id().value());
    settlement.rewrite(notice.incident());
  }

  private static String reason(Bounce bounce) {
    return bounce.diagnostic().isBlank()
        ? "The receiving server returned it."
        : "The receiving server returned it: " + bounce.diagnostic();
  }
}
