package app.allclear.flow;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Evidence;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import app.allclear.notice.Composed;
import app.allclear.notice.Composer;
import app.allclear.notice.LastLook;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.OwnWords;
import app.allclear.notice.ReplyDraft;
import app.allclear.notice.ReplyDraftId;
import app.allclear.notice.ReplyDrafts;
import app.allclear.notice.Situation;
import app.allclear.notice.ThreadPoint;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operator's own replies: begun from a message or a person, kept while they are written, sent
 * through the outbox before everything else. They go to registered contacts of the customer, and to
 * people who wrote in the incident; what is begun from a template with the customer's own facts
 * goes to contacts only. Throws {@link ActRefused} with a sentence where something can't be done as
 * asked; what was typed is kept all the same.
 */
public final class Replies {
  /** What a reply says as well, while it has not left; more is said in the operator's words. */
  private static final Set<NoticeEvent> REPLACED =
      Set.of(NoticeEvent.ACKNOWLEDGED, NoticeEvent.PROGRESS, NoticeEvent.READER);

  private final Transactions transactions;
  private final ReplyDrafts drafts;
  private final Incidents incidents;
  private final Messages messages;
  private final Notices notices;
  private final Outbox outbox;
  private final Evidence evidence;
  private final Settlement settlement;
  private final LastLook lastLook;
  private final Composer composer;
  private final Clock clock;

  Replies(
      Transactions transactions,
      ReplyDrafts drafts,
      Incidents incidents,
      Messages messages,
      Notices notices,
      Outbox outbox,
      Evidence evidence,
      Settlement settlement,
      LastLook lastLook,
      Composer composer,
      Clock clock) {
    this.transactions = transactions;
    this.drafts = drafts;
    this.incidents = incidents;
    this.messages = messages;
    this.notices = notices;
    this.outbox = outbox;
    this.evidence = evidence;
    this.settlement = settlement;
    this.lastLook = lastLook;
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
          requireRecipient(incident, heard, recipient);
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
    boolean outside = outside(incident, draft.to());
    return new Writing(
        draft,
        incident,
        name(incident, heard, draft.to()),
        outside,
        heard.stream().filter(one -> one.id().equals(draft.answers())).findFirst().orElse(null),
        newer(heard, draft.seen()),
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
                .map(event -> new Writing.Choice(event, untrue(event, situation).orElse(null)))
                .toList())
        .orElse(List.of());
  }

  private Optional<String> untrue(NoticeEvent event, Situation situation) {
    return switch (lastLook.of(event, situation)) {
      case LastLook.Verdict.Leave _ -> Optional.empty();
      case LastLook.Verdict.Wait(String reason) -> Optional.of(reason);
      case LastLook.Verdict.Withdraw(String reason) -> Optional.of(reason);
    };
  }

  private static List<StoredMessage> newer(List<StoredMessage> heard, MessageId seen) {
    return heard.stream()
        .filter(one -> one.id().value() > seen.value() && !one.automatic())
        .toList();
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
    requireFor(draft, situation.incident(), template);
    untrue(template, situation)
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

  /** Facts of the customer's own go to registered contacts only, also into a form. */
  private void requireFor(ReplyDraft draft, Incident incident, @Nullable NoticeEvent template) {
    if (template != null && template.isPrivate() && outside(incident, draft.to()))
      throw refused(
          ActRefused.Kind.INVALID,
          "%s is not registered as a contact of %s, and “%s” speaks of the customer's own databases. Begin from the neutral text, or register the address first."
              .formatted(draft.to(), incident.customerName(), template.slug()));
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
    return transactions.change(Urgency.OPERATOR, () -> send(draft(id), seen, outsideMeant));
  }

  private Notice send(ReplyDraft draft, MessageId seen, boolean outsideMeant) {
    Instant now = clock.instant();
    incidents.raise(found(draft.incident()).customer());
    Incident incident = found(draft.incident());
    List<StoredMessage> heard = messages.ofIncident(incident.id());
    OwnWords words = words(draft, incident, heard);
    require(words, draft, incident, newer(heard, seen), outsideMeant);
    if (!drafts.end(draft)) throw gone();
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
    requireRecipient(incident, heard, draft.to());
    ThreadPoint answers =
        heard.stream()
            .filter(one -> one.id().equals(draft.answers()))
            .flatMap(one -> ThreadPoint.byHand(one, draft.to()).stream())
            .findFirst()
            .orElse(null);
    return new OwnWords(
        draft.to(), outside(incident, draft.to()), answers, draft.subject(), draft.text());
  }

  private void require(
      OwnWords words,
      ReplyDraft draft,
      Incident incident,
      List<StoredMessage> newer,
      boolean outsideMeant) {
    if (!words.complete())
      throw refused(ActRefused.Kind.INVALID, "A reply needs a subject and some text.");
    if (!newer.isEmpty())
      throw refused(
          ActRefused.Kind.CONFLICT,
          "Not sent yet: new mail has come in from %s. Read it below, then send."
              .formatted(newer.getLast().from()));
    if (words.outside() && !outsideMeant)
      throw refused(
          ActRefused.Kind.INVALID,
          "%s is not registered as a contact of %s. Tick the box if you mean it."
              .formatted(words.to(), incident.customerName()));
    requireFor(draft, incident, draft.template());
    requireTrue(draft);
  }

  private void requireTrue(ReplyDraft draft) {
    if (draft.template() == null || !isGood(draft.template())) return;
    settlement
        .situation(draft.incident())
        .flatMap(situation -> untrue(draft.template(), situation))
        .ifPresent(why -> {
          throw refused(
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
            .replace(notice.id(), "You wrote to %s yourself.".formatted(by.to()))
            .ifPresent(taken ->
                incidents.noteNotice(
                    incident, now, NoticeWords.overtaken(taken), taken.id().value()));
  }

  private void requireRecipient(
      Incident incident, List<StoredMessage> heard, EmailAddress recipient) {
    if (lastLook.neverWritten(recipient))
      throw refused(
          ActRefused.Kind.INVALID,
          "%s is our own address, or one that nobody reads.".formatted(recipient));
    if (outside(incident, recipient) && !wrote(heard, recipient))
      throw refused(
          ActRefused.Kind.INVALID,
          "%s is no contact of %s and wrote nothing here that could be answered."
              .formatted(recipient, incident.customerName()));
  }

  private static boolean wrote(List<StoredMessage> heard, EmailAddress address) {
    return heard.stream()
        .filter(one -> !one.automatic() && one.authentication() != Authentication.FAIL)
        .anyMatch(one -> EmailAddress.of(one.from()).filter(address::equals).isPresent());
  }

  private boolean outside(Incident incident, EmailAddress address) {
    return contact(incident, address).isEmpty();
  }

  private Optional<Contact> contact(Incident incident, EmailAddress address) {
    return settlement.customer(incident.customer()).stream()
        .map(Customer::contacts)
        .flatMap(List::stream)
        .filter(contact -> contact.address().equals(address))
        .findFirst();
  }

  private @Nullable String name(
      Incident incident, List<StoredMessage> heard, EmailAddress address) {
    List<String> names = new ArrayList<>();
    contact(incident, address).map(Contact::name).ifPresent(names::add);
    for (StoredMessage one : heard)
      if (Objects.equals(EmailAddress.of(one.from()).orElse(null), address)
          && one.fromName() != null) names.add(one.fromName());
    return names.isEmpty() ? null : names.getFirst();
  }

  private Incident found(IncidentId id) {
    return incidents
        .find(id)
        .orElseThrow(
            () -> refused(ActRefused.Kind.NOT_FOUND, "There is no incident %s.".formatted(id)));
  }

  private ReplyDraft draft(ReplyDraftId id) {
    return drafts.find(id).orElseThrow(Replies::gone);
  }

  private static ActRefused gone() {
    return refused(
        ActRefused.Kind.NOT_FOUND,
        "This reply was sent or thrown away already; the incident's timeline says which.");
  }

  private static ActRefused refused(ActRefused.Kind kind, String sentence) {
    return new ActRefused(kind, sentence);
  }
}
