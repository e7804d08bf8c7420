package app.allclear.flow;

import app.allclear.incident.Evidence;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.OwnWords;
import app.allclear.notice.ReplyDraft;
import app.allclear.notice.ReplyDrafts;
import app.allclear.notice.ThreadPoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends an operator's reply, inside a change: as the notice it stands for where one is owed, else
 * on its own, and in place of what it says as well.
 */
final class ReplySending {
  /** What a reply says as well, while it has not left; more is said in the operator's words. */
  private static final Set<NoticeEvent> REPLACED =
      Set.of(NoticeEvent.ACKNOWLEDGED, NoticeEvent.PROGRESS, NoticeEvent.READER);

  private final ReplyRules rules;
  private final ReplyDrafts drafts;
  private final Incidents incidents;
  private final Messages messages;
  private final Notices notices;
  private final Outbox outbox;
  private final Evidence evidence;
  private final Settlement settlement;

  ReplySending(
      ReplyRules rules,
      ReplyDrafts drafts,
      Incidents incidents,
      Messages messages,
      Notices notices,
      Outbox outbox,
      Evidence evidence,
      Settlement settlement) {
    this.rules = rules;
    this.drafts = drafts;
    this.incidents = incidents;
    this.messages = messages;
    this.notices = notices;
    this.outbox = outbox;
    this.evidence = evidence;
    this.settlement = settlement;
  }

  /**
   * @param seen the newest message that its writer has been shown
   * @param outsideMeant the writer knows that the recipient is not registered
   */
  Notice send(ReplyDraft draft, MessageId seen, boolean outsideMeant, Instant now) {
    incidents.raise(found(draft).customer());
    Incident incident = found(draft);
    List<StoredMessage> heard = messages.ofIncident(incident.id());
    OwnWords words = words(draft, incident, heard);
    require(words, draft, incident, ReplyRules.newer(heard, seen), outsideMeant);
    if (!drafts.end(draft)) throw Replies.gone();
    Notice notice =
        asWhatItReplaces(draft, words, now).orElseGet(() -> outbox.reply(incident, words, now));
    evidence.remember(notice.messageId(), notice.customer());
    replace(incident.id(), notice, now);
    incidents.noteNotice(
        incident.id(), now, NoticeWords.written(notice, words.subject()), notice.id().value());
    settlement.rewrite(incident.id());
    return notice;
  }

  private OwnWords words(ReplyDraft draft, Incident incident, List<StoredMessage> heard) {
    rules.requireRecipient(incident, heard, draft.to());
    ThreadPoint answers =
        heard.stream()
            .filter(one -> one.id().equals(draft.answers()))
            .flatMap(one -> ThreadPoint.byHand(one, draft.to()).stream())
            .findFirst()
            .orElse(null);
    return new OwnWords(
        draft.to(), rules.outside(incident, draft.to()), answers, draft.subject(), draft.text());
  }

  private void require(
      OwnWords words,
      ReplyDraft draft,
      Incident incident,
      List<StoredMessage> newer,
      boolean outsideMeant) {
    if (!words.complete())
      throw new ActRefused(ActRefused.Kind.INVALID, "A reply needs a subject and some text.");
    if (!newer.isEmpty())
      throw new ActRefused(
          ActRefused.Kind.CONFLICT,
          "Not sent yet: new mail has come in from %s. Read it below, then send."
              .formatted(newer.getLast().from()));
    if (words.outside() && !outsideMeant)
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "%s is not registered as a contact of %s. Tick the box if you mean it."
              .formatted(words.to(), incident.customerName()));
    rules.requireFor(draft, incident, draft.template());
    requireTrue(draft);
  }

  private void requireTrue(ReplyDraft draft) {
    if (draft.template() == null || !isGood(draft.template())) return;
    settlement
        .situation(draft.incident())
        .flatMap(situation -> rules.untrue(draft.template(), situation))
        .ifPresent(why -> {
          throw new ActRefused(
              ActRefused.Kind.CONFLICT,
              "Not sent: this was begun from “%s”, which is not true now. %s If it no longer says so, choose your own words instead of the template."
                  .formatted(draft.template().slug(), why));
        });
  }

  private static boolean isGood(NoticeEvent event) {
    return event == NoticeEvent.RESTORED || event == NoticeEvent.PARTLY_RESTORED;
  }

  /**
   * Begun from the template of a notice that is owed and has not left, it leaves as that notice: so
   * an all-clear in the operator's words is looked at a last time, and is the all-clear that
   * counts.
   */
  private Optional<Notice> asWhatItReplaces(ReplyDraft draft, OwnWords words, Instant now) {
    NoticeEvent template = draft.template();
    if (template == null || REPLACED.contains(template)) return Optional.empty();
    return notices.ofIncident(draft.incident()).stream()
        .filter(notice -> notice.event() == template && notice.to().equals(draft.to()))
        .filter(notice -> notice.state().unsent())
        .max(Comparator.comparing(Notice::round))
        .flatMap(notice -> outbox.reword(notice.id(), words, now));
  }

  private void replace(IncidentId incident, Notice by, Instant now) {
    for (Notice notice : notices.ofIncident(incident))
      if (notice.state().unsent()
          && REPLACED.contains(notice.event())
          && notice.to().equals(by.to()))
        outbox
            .takeBack(notice.id(), "You wrote to %s yourself.".formatted(by.to()))
            .ifPresent(taken ->
                incidents.noteNotice(
                    incident, now, NoticeWords.overtaken(taken), taken.id().value()));
  }

  private Incident found(ReplyDraft draft) {
    return incidents
        .find(draft.incident())
        .orElseThrow(() -> ActRefused.noIncident(draft.incident()));
  }
}
