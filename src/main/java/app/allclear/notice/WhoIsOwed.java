package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.StoredMessage;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.RestoreState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who is owed which notice: pure, safe for any thread.
 *
 * <pre>
 * what happened                         notice            to                            round
 * ------------------------------------  ----------------  ----------------------------  -----------------
 * a message was filed: by a contact of  acknowledged      the sender's registered       the incident's
 *   this customer, authentication pass                    address, one a round however
 *   or none, no machine, arrived since                    many mails; also where no
 *   the open outage began, not all back,                  damage is known (the text
 *   not answered by hand meanwhile                        then claims none)
 * … by a reader, authentication pass    reader (neutral)  the sender                    the incident's
 * … anything else                       none              ({@link #silence} says why)
 * a database came back, or the damage   restored          every contact                 the incident's
 *   was withdrawn: now all are back
 * … all of the damage was withdrawn     restored          contacts who were told of it  the incident's
 * … some are back, some are not         partly-restored   every contact                 the next
 * a database is damaged after we said   damaged-again     contacts who were told so     the next, at
 *   that it, or everything, is back                                                       least the incident's
 * a database was given up               not-restored      every contact                 the next
 * the operator announces                progress (while not all is back), afterwards:
 *                                                         every contact, where damaged  the announcement's
 * </pre>
 *
 * <p>A contact is one registered in the directory for exactly this customer, no address of ours,
 * and none that nobody reads; where the operator wants only those told who wrote, one who wrote in
 * this incident. Every notice threads on the recipient's own latest message about this customer
 * alone, an acknowledgement on the message it answers; otherwise it stands alone. So an agency that
 * writes about two customers gets each one's notices separately, outside its thread.
 *
 * <p>The incident's round must rise whenever a database is damaged after an all-clear was owed,
 * also one that was never damaged before: the next all-clear is another notice. "The next" is one
 * more than the incident's notices of that event have: whatever is withdrawn or begun anew, no
 * round falls and none comes twice.
 */
public final class WhoIsOwed {
  private final Answering answering;
  private final Audience audience;

  /** Contacts who never wrote are told as well. */
  public WhoIsOwed(Set<EmailAddress> own) {
    this(own, true);
  }

  /**
   * @param own the addresses of our own mailboxes, which are never written to
   * @param silentToo whether contacts who never wrote are told as well
   */
  public WhoIsOwed(Set<EmailAddress> own, boolean silentToo) {
    NeverWritten never = new NeverWritten(own);
    this.answering = new Answering(never);
    this.audience = new Audience(never, silentToo);
  }

  /** A message was filed in the incident, or adopted into its outage. */
  public List<OwedNotice> whenWritten(Situation situation, StoredMessage message) {
    return answering.to(situation, message).stream().toList();
  }

  /** Why this message is not acknowledged, as a sentence; empty where it is. */
  public Optional<String> silence(Situation situation, StoredMessage message) {
    return answering.silence(situation, message).map(Silence::sentence);
  }

  /** A database's status changed; the situation already holds what it is after. */
  public List<OwedNotice> whenChanged(
      Situation situation, DatabaseStatus before, DatabaseStatus after) {
    Damage damage = Damage.in(situation);
    // First, for a database that is given up as soon as it is found damaged.
    if (after.restore() == RestoreState.GIVEN_UP && before.restore() != RestoreState.GIVEN_UP)
      return next(situation, NoticeEvent.NOT_RESTORED);
    boolean given = before.restore() == RestoreState.GIVEN_UP;
    if ((given || after.round() > before.round()) && isDamaged(after))
      return again(situation, before);
    if (damage.allBack()) return allClear(situation);
    if (!after.back() || before.back()) return List.of();
    // What was back before, and is only proven again, is no news to those who were told.
    return before.restoredAt() == null
        ? next(situation, NoticeEvent.PARTLY_RESTORED)
        : partlyToTheUntold(situation);
  }

  /**
   * The directory changed, and the customer's database stands like this: those who were not told
   * yet are owed what it means, and nobody is owed it twice.
   */
  public List<OwedNotice> whenReconsidered(Situation situation, DatabaseStatus status) {
    if (status.restore() == RestoreState.GIVEN_UP)
      return present(situation, NoticeEvent.NOT_RESTORED, _ -> true);
    if (isDamaged(status)) return stillAgain(situation);
    if (Damage.in(situation).allBack()) return allClear(situation);
    return status.back() ? partlyToTheUntold(situation) : List.of();
  }

  /**
   * A database's damage was a mistake. Where that leaves none, those who were told of damage wait
   * for a mail about its end, and those who were not told wait for nothing.
   *
   * @param damageKnown since when damage of the customer's was known at all
   */
  public List<OwedNotice> whenWithdrawn(Situation situation, Instant damageKnown) {
    Damage damage = Damage.in(situation);
    if (damage.allBack()) return allClear(situation);
    if (!damage.none()) return List.of();
    Set<EmailAddress> waiting = Promise.waiting(situation.notices(), damageKnown);
    return audience.owed(
        situation, NoticeEvent.RESTORED, situation.incident().round(), waiting::contains);
  }

  /** All-clears that have not left, to people who never heard of the damage that was a mistake. */
  public List<Notice> needlessAllClears(Situation situation, Instant damageKnown) {
    if (!Damage.in(situation).none()) return List.of();
    Set<EmailAddress> waiting = Promise.waiting(situation.notices(), damageKnown);
    return situation.notices().stream()
        .filter(notice -> notice.event() == NoticeEvent.RESTORED && notice.state().unsent())
        .filter(notice -> !waiting.contains(notice.to()))
        .toList();
  }

  private List<OwedNotice> allClear(Situation situation) {
    return audience.owed(situation, NoticeEvent.RESTORED, situation.incident().round(), _ -> true);
  }

  private List<OwedNotice> next(Situation situation, NoticeEvent event) {
    return audience.owed(situation, event, situation.lastRound(event) + 1, _ -> true);
  }

  private List<OwedNotice> present(
      Situation situation, NoticeEvent event, Predicate<EmailAddress> concerned) {
    return audience.owed(situation, event, Math.max(1, situation.lastRound(event)), concerned);
  }

  private List<OwedNotice> again(Situation situation, DatabaseStatus before) {
    int next = situation.lastRound(NoticeEvent.DAMAGED_AGAIN) + 1;
    return audience.owed(
        situation,
        NoticeEvent.DAMAGED_AGAIN,
        Math.max(situation.incident().round(), next),
        contact ->
            LastWord.to(contact, situation)
                .filter(word -> word.saysBack(before, situation.outage().startedAt()))
                .isPresent());
  }

  /** Damaged, as somebody may have been told or not: what was said last counts. */
  private List<OwedNotice> stillAgain(Situation situation) {
    int last = situation.lastRound(NoticeEvent.DAMAGED_AGAIN);
    boolean allClearSince =
        situation.notices().stream()
            .map(Notice::event)
            .filter(event -> event == NoticeEvent.RESTORED || event == NoticeEvent.DAMAGED_AGAIN)
            .reduce((_, later) -> later)
            .filter(event -> event == NoticeEvent.RESTORED)
            .isPresent();
    return audience.owed(
        situation,
        NoticeEvent.DAMAGED_AGAIN,
        Math.max(situation.incident().round(), allClearSince ? last + 1 : last),
        contact -> LastWord.to(contact, situation).filter(LastWord::isAllClear).isPresent());
  }

  /** Not those to whom a later notice said what is back, and what is not. */
  private List<OwedNotice> partlyToTheUntold(Situation situation) {
    int round = situation.lastRound(NoticeEvent.PARTLY_RESTORED);
    Set<EmailAddress> told = new HashSet<>();
    for (Notice notice : situation.notices()) {
      if (notice.event() == NoticeEvent.PARTLY_RESTORED && notice.round() == round) told.clear();
      else if (LastWord.namesWhatIsBack(notice.event()) && notice.state() != NoticeState.OVERTAKEN)
        told.add(notice.to());
    }
    return present(situation, NoticeEvent.PARTLY_RESTORED, contact -> !told.contains(contact));
  }

  /** Owed, and not merely proven again. */
  private static boolean isDamaged(DatabaseStatus status) {
    return status.owed() && status.restore() != RestoreState.PROVING;
  }

  /**
   * The operator announces {@code PROGRESS} or {@code AFTERWARDS}.
   *
   * @param round which announcement of the outage it is
   */
  public List<OwedNotice> whenAnnounced(Situation situation, NoticeEvent event, int round) {
    Damage damage = Damage.in(situation);
    boolean concerned =
        switch (event) {
          case PROGRESS -> !damage.none() && !damage.allBack();
          case AFTERWARDS -> !damage.none();
          case ACKNOWLEDGED,
              PARTLY_RESTORED,
              RESTORED,
              DAMAGED_AGAIN,
              NOT_RESTORED,
              READER,
              REPLY ->
              throw new IllegalArgumentException(event.slug() + " is not announced.");
        };
    return concerned ? audience.owed(situation, event, round, _ -> true) : List.of();
  }
}
