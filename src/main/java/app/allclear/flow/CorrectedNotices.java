package app.allclear.flow;

import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.StoredMessage;
import app.allclear.notice.AfterCorrection;
import app.allclear.notice.Notice;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.Situation;
import java.time.Instant;

/** What becomes of an incident's notices when its messages were wrongly filed. Inside a change. */
final class CorrectedNotices {
  private final Incidents incidents;
  private final Notices notices;
  private final Outbox outbox;
  private final AfterCorrection correction;
  private final Settlement settlement;

  CorrectedNotices(
      Incidents incidents,
      Notices notices,
      Outbox outbox,
      AfterCorrection correction,
      Settlement settlement) {
    this.incidents = incidents;
    this.notices = notices;
    this.outbox = outbox;
    this.correction = correction;
    this.settlement = settlement;
  }

  /** Those that have not left, held ones too, follow what the incident holds now. */
  void follow(IncidentId id, Instant now) {
    settlement
        .situation(id)
        .ifPresent(situation -> {
          for (Notice notice : situation.notices())
            if (notice.state().unsent()) follow(notice, situation, now);
        });
    settlement.rewrite(id);
  }

  private void follow(Notice notice, Situation situation, Instant now) {
    switch (correction.of(notice, situation)) {
      case AfterCorrection.Verdict.Stays _ -> {}
      case AfterCorrection.Verdict.Answers answers -> outbox.answer(notice.id(), answers.on());
      case AfterCorrection.Verdict.TakenBack taken ->
          outbox
              .takeBack(notice.id(), taken.reason())
              .ifPresent(changed ->
                  incidents.noteNotice(
                      notice.incident(),
                      now,
                      NoticeWords.overtaken(changed),
                      changed.id().value()));
    }
  }

  /** Says on the timeline what can't be taken back of the answers to this message. */
  void nameWhatLeft(IncidentId id, StoredMessage message, Instant now) {
    String header = message.messageIdHeader();
    if (header == null) return;
    for (Notice notice : notices.ofIncident(id))
      if (header.equals(notice.answers()) && notice.state().mayHaveLeft())
        incidents.noteNotice(id, now, NoticeWords.left(notice), notice.id().value());
  }
}
