package app.allclear.flow;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incident;
import app.allclear.incident.Incidents;
import app.allclear.incident.Outage;
import app.allclear.incident.Outages;
import app.allclear.mail.Authentication;
import app.allclear.mail.Bounce;
import app.allclear.mail.Letter;
import app.allclear.notice.Echoes;
import app.allclear.notice.Notice;
import app.allclear.notice.Suspension;
import app.allclear.notice.Suspensions;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Notices that came back: one in doubt that is answered, or met again, was sent; a bounce counts
 * only if it names the Message-ID and the recipient of a notice we sent (RFC 3464). During an
 * outage its address then rests, and is tried again. Called inside a change.
 */
final class Returns {
  /** What our Message-IDs look like, so that others cost no question to the store. */
  private static final Pattern OURS = Pattern.compile("[0-9a-f]{64}@.+");

  private final Echoes echoes;
  private final Suspensions suspensions;
  private final Incidents incidents;
  private final Outages outages;
  private final Settlement settlement;

  Returns(
      Echoes echoes,
      Suspensions suspensions,
      Incidents incidents,
      Outages outages,
      Settlement settlement) {
    this.echoes = echoes;
    this.suspensions = suspensions;
    this.incidents = incidents;
    this.outages = outages;
    this.settlement = settlement;
  }

  void take(Letter letter, Instant now) {
    if (letter.authentication() != Authentication.FAIL) recognise(letter, now);
    Bounce bounce = letter.bounce();
    if (bounce == null || bounce.originalMessageId() == null) return;
    for (String recipient : bounce.recipients())
      EmailAddress.of(recipient)
          .ifPresent(address -> returned(bounce.originalMessageId(), address, bounce, now));
  }

  /** Nobody but the recipient can name a notice of ours: whoever does had it, so it was sent. */
  private void recognise(Letter letter, Instant now) {
    Set<String> named = new LinkedHashSet<>(letter.inReplyTo());
    named.addAll(letter.references());
    if (letter.messageId() != null) named.add(letter.messageId());
    for (String id : named)
      if (OURS.matcher(id).matches())
        echoes.seen(id, now).ifPresent(notice -> tell(notice, NoticeWords.now(notice), now));
  }

  private void returned(String about, EmailAddress address, Bounce bounce, Instant now) {
    if (!bounce.hard())
      echoes
          .named(about, address)
          .ifPresent(notice -> tell(notice, NoticeWords.late(notice, bounce.diagnostic()), now));
    else
      echoes
          .bounced(about, address, reason(bounce), now)
          .ifPresent(notice -> cameBack(notice, bounce, now));
  }

  private void cameBack(Notice notice, Bounce bounce, Instant now) {
    Optional<Suspension> rest =
        openOutageOf(notice)
            .map(outage ->
                suspensions.suspend(notice.to(), outage.id(), notice.customer(), why(bounce), now));
    String words = NoticeWords.now(notice);
    tell(notice, rest.map(each -> words + " " + NoticeWords.RESTS).orElse(words), now);
  }

  private Optional<Outage> openOutageOf(Notice notice) {
    return incidents
        .find(notice.incident())
        .map(Incident::outage)
        .flatMap(outages::find)
        .filter(Outage::open);
  }

  /** What came back is sent once more where its address has rested long enough. */
  void retry(Instant now) {
    outages
        .current()
        .ifPresent(outage -> {
          for (Suspension ripe : suspensions.ripe(outage.id(), now))
            again(ripe.address(), outage, now);
        });
  }

  private void again(EmailAddress address, Outage outage, Instant now) {
    List<Notice> again = echoes.tryAgain(address, outage.id(), now);
    again.forEach(notice -> tell(notice, NoticeWords.now(notice), now));
  }

  /** Ends the rest of an address; false where it has none. */
  boolean lift(EmailAddress address, Instant now) {
    Optional<Outage> outage = outages.current();
    if (outage.isEmpty() || !suspensions.lift(address, outage.get().id(), now)) return false;
    echoes.hurry(address, now);
    again(address, outage.get(), now);
    return true;
  }

  /**
   * Whether a mail in a folder for sent mail is a notice of ours: then it was sent, if that was in
   * doubt.
   */
  boolean isOurs(@Nullable String messageId, Instant now) {
    if (messageId == null || !OURS.matcher(messageId).matches()) return false;
    echoes.seen(messageId, now).ifPresent(notice -> tell(notice, NoticeWords.now(notice), now));
    return echoes.owed(messageId);
  }

  private void tell(Notice notice, String words, Instant now) {
    incidents.raise(notice.customer());
    incidents.noteNotice(notice.incident(), now, words, notice.id().value());
    settlement.rewrite(notice.incident());
  }

  private static String why(Bounce bounce) {
    return bounce.diagnostic().isBlank()
        ? "the receiving server gave no reason"
        : bounce.diagnostic();
  }

  private static String reason(Bounce bounce) {
    return bounce.diagnostic().isBlank()
        ? "The receiving server returned it."
        : "The receiving server returned it: " + bounce.diagnostic();
  }
}
