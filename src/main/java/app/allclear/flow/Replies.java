package app.allclear.flow;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.notice.Composed;
import app.allclear.notice.Composer;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.ReplyDraft;
import app.allclear.notice.ReplyDraftId;
import app.allclear.notice.ReplyDrafts;
import app.allclear.notice.Situation;
import app.allclear.notice.ThreadPoint;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operator's own replies: begun from a message or a person, kept while they are written, sent
 * through the outbox before everything else. They go to registered contacts of the customer, and to
 * people who wrote in the incident; what is begun from a template with the customer's own facts
 * goes to contacts only. Throws {@link ActRefused} with a sentence where something can't be done as
 * asked; what was typed is kept all the same.
 */
public final class Replies {
  private final Transactions transactions;
  private final ReplyDrafts drafts;
  private final Incidents incidents;
  private final Messages messages;
  private final Settlement settlement;
  private final ReplyRules rules;
  private final ReplySending sending;
  private final Composer composer;
  private final Clock clock;

  Replies(
      Transactions transactions,
      ReplyDrafts drafts,
      Incidents incidents,
      Messages messages,
      Settlement settlement,
      ReplyRules rules,
      ReplySending sending,
      Composer composer,
      Clock clock) {
    this.transactions = transactions;
    this.drafts = drafts;
    this.incidents = incidents;
    this.messages = messages;
    this.settlement = settlement;
    this.rules = rules;
    this.sending = sending;
    this.composer = composer;
    this.clock = clock;
  }

  /**
   * Begins a reply.
   *
   * @param message to be answered; null for the latest of the recipient's, if there is one
   * @param to null for whoever wrote the message
   * @param place where the author writes, for others to read
   */
  public ReplyDraftId begin(
      IncidentId id,
      @Nullable MessageId message,
      @Nullable EmailAddress to,
      String author,
      String place) {
    return transactions.change(
        Urgency.OPERATOR,
        () -> {
          Incident incident = found(id);
          List<StoredMessage> heard = messages.ofIncident(id);
          EmailAddress recipient = to != null ? to : sender(heard, message);
          rules.requireRecipient(incident, heard, recipient);
          StoredMessage answers = answered(heard, message, recipient).orElse(null);
          Instant now = clock.instant();
          return drafts.begin(
              new ReplyDraft(
                  new ReplyDraftId(0),
                  id,
                  author,
                  place,
                  recipient,
                  answers == null ? null : answers.id(),
                  null,
                  answers == null ? "" : Composer.answering(answers.subject()),
                  "",
                  newest(heard),
                  now,
                  now));
        });
  }

  private static EmailAddress sender(List<StoredMessage> heard, @Nullable MessageId message) {
    return heard.stream()
        .filter(one -> one.id().equals(message))
        .flatMap(one -> EmailAddress.of(one.from()).stream())
        .findFirst()
        .orElseThrow(() ->
            refused(ActRefused.Kind.INVALID, "Nobody can be answered there: choose a contact."));
  }

  private static Optional<StoredMessage> answered(
      List<StoredMessage> heard, @Nullable MessageId message, EmailAddress recipient) {
    return heard.stream()
        .filter(one -> message == null || one.id().equals(message))
        .filter(one -> !one.automatic() && ThreadPoint.byHand(one, recipient).isPresent())
        .max(Comparator.comparing(StoredMessage::received));
  }

  private static MessageId newest(List<StoredMessage> heard) {
    return new MessageId(heard.stream().mapToLong(one -> one.id().value()).max().orElse(0));
  }

  /** The reply as its form shows it; empty where it was sent or thrown away. */
  public Optional<Writing> writing(ReplyDraftId id) {
    return transactions.view(() -> drafts.find(id).map(this::writing));
  }

  private Writing writing(ReplyDraft draft) {
    Incident incident = found(draft.incident());
    List<StoredMessage> heard = messages.ofIncident(draft.incident());
    boolean outside = rules.outside(incident, draft.to());
    return new Writing(
        draft,
        incident,
        rules.name(incident, heard, draft.to()),
        outside,
        heard.stream().filter(one -> one.id().equals(draft.answers())).findFirst().orElse(null),
        ReplyRules.newer(heard, draft.seen()),
        newest(heard),
        drafts.of(draft.incident()).stream().filter(one -> !one.id().equals(draft.id())).toList(),
        choices(draft.incident(), outside));
  }

  private List<Writing.Choice> choices(IncidentId incident, boolean outside) {
    return settlement
        .situation(incident)
        .map(situation ->
            NoticeEvent.WORDED.stream()
                .filter(event -> event.isPrivate() != outside)
                .map(
                    event -> new Writing.Choice(event, rules.untrue(event, situation).orElse(null)))
                .toList())
        .orElse(List.of());
  }

  /** The replies being written in an incident, touched last first. */
  public List<ReplyDraft> in(IncidentId incident) {
    return drafts.of(incident);
  }

  /** Keeps what was typed. Nothing happens where the reply was sent or thrown away. */
  public void keep(ReplyDraftId id, String subject, String text) {
    transactions.change(
        Urgency.OPERATOR,
        () ->
            drafts
                .find(id)
                .ifPresent(
                    draft -> drafts.keep(id, draft.template(), subject, text, clock.instant())));
  }

  /**
   * Words it anew from a template, rendered for the customer; null keeps the words, as the
   * operator's own.
   */
  public void fill(ReplyDraftId id, @Nullable NoticeEvent template) {
    transactions.change(
        Urgency.OPERATOR,
        () -> {
          ReplyDraft draft = draft(id);
          Instant now = clock.instant();
          if (template == null) {
            drafts.keep(id, null, draft.subject(), draft.text(), now);
            return;
          }
          Composed.Ready words = words(draft, template, now);
          String subject = draft.answers() == null ? words.subject() : draft.subject();
          drafts.keep(id, template, subject, words.text(), now);
        });
  }

  private Composed.Ready words(ReplyDraft draft, NoticeEvent template, Instant now) {
    Situation situation =
        settlement
            .situation(draft.incident())
            .orElseThrow(() ->
                refused(
                    ActRefused.Kind.CONFLICT,
                    "The templates speak of an outage, and this incident belongs to none."));
    rules.requireFor(draft, situation.incident(), template);
    rules
        .untrue(template, situation)
        .ifPresent(why -> {
          throw refused(
              ActRefused.Kind.CONFLICT,
              "“%s” would not be true now. %s".formatted(template.slug(), why));
        });
    EmailAddress addressed = template.isPrivate() ? draft.to() : null;
    return switch (composer.preview(template, addressed, situation, "", now)) {
      case Composed.Ready ready -> ready;
      case Composed.Broken(var problem) ->
          throw refused(ActRefused.Kind.CONFLICT, problem.sentence());
    };
  }

  /** Throws the reply away. */
  public void discard(ReplyDraftId id) {
    transactions.change(Urgency.OPERATOR, () -> drafts.find(id).ifPresent(drafts::end));
  }

  /**
   * Sends it, once, however often it is asked for.
   *
   * @param seen the newest message that its writer has been shown
   * @param outsideMeant the writer knows that the recipient is not registered
   */
  public Notice send(
      ReplyDraftId id, String subject, String text, MessageId seen, boolean outsideMeant) {
    // Whatever speaks against it below, what was typed is not lost.
    keep(id, subject, text);
    return transactions.change(
        Urgency.OPERATOR, () -> sending.send(draft(id), seen, outsideMeant, clock.instant()));
  }

  private Incident found(IncidentId id) {
    return incidents.find(id).orElseThrow(() -> ActRefused.noIncident(id));
  }

  private ReplyDraft draft(ReplyDraftId id) {
    return drafts.find(id).orElseThrow(Replies::gone);
  }

  static ActRefused gone() {
    return refused(
        ActRefused.Kind.NOT_FOUND,
        "This reply was sent or thrown away already; the incident's timeline says which.");
  }

  private static ActRefused refused(ActRefused.Kind kind, String sentence) {
    return new ActRefused(kind, sentence);
  }
}
