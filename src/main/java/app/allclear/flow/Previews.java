package app.allclear.flow;

import app.allclear.incident.IncidentId;
import app.allclear.mail.OutgoingMail;
import app.allclear.notice.Composed;
import app.allclear.notice.Composer;
import app.allclear.notice.Envelope;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeId;
import app.allclear.notice.Notices;
import app.allclear.notice.Situation;
import app.allclear.notice.Waves;
import app.allclear.store.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Words notices that have not left yet as they would leave now. Safe for any thread. */
public final class Previews {
  private final Transactions transactions;
  private final Notices notices;
  private final Waves waves;
  private final Situations situations;
  private final Composer composer;
  private final Envelope envelope;
  private final Clock clock;

  Previews(
      Transactions transactions,
      Notices notices,
      Waves waves,
      Situations situations,
      Composer composer,
      Envelope envelope,
      Clock clock) {
    this.transactions = transactions;
    this.notices = notices;
    this.waves = waves;
    this.situations = situations;
    this.composer = composer;
    this.envelope = envelope;
    this.clock = clock;
  }

  /** Empty where there is no such notice, or where its customer or outage is gone. */
  public Optional<Composed> of(NoticeId id) {
    return transactions.view(() -> notices.find(id).flatMap(this::composed));
  }

  private Optional<Composed> composed(Notice notice) {
    return situations
        .of(notice.incident())
        .map(situation -> composer.compose(waves.asIfClaimed(notice), situation, clock.instant()));
  }

  /** The whole mail, with its headers, as it would leave now; empty where it can't be worded. */
  public Optional<OutgoingMail> mail(NoticeId id) {
    return transactions.view(() ->
        notices
            .find(id)
            .flatMap(notice -> situations.of(notice.incident()).flatMap(at -> mail(notice, at))));
  }

  private Optional<OutgoingMail> mail(Notice notice, Situation situation) {
    Instant now = clock.instant();
    return switch (composer.compose(waves.asIfClaimed(notice), situation, now)) {
      case Composed.Ready ready -> envelope.around(notice, ready, situation.customer(), now);
      case Composed.Broken _ -> Optional.empty();
    };
  }

  /** What a preview in this incident can be made of; empty outside an outage. */
  public Optional<Situation> situation(IncidentId id) {
    return transactions.view(() -> situations.of(id));
  }

  /**
   * How an event would read to the first contact of a customer.
   *
   * @param words the operator's own, possibly empty
   */
  public Composed of(NoticeEvent event, Situation situation, String words) {
    return composer.preview(
        event,
        situation.customer().contacts().stream()
            .findFirst()
            .map(contact -> contact.address())
            .orElse(null),
        situation,
        words,
        clock.instant());
  }
}
