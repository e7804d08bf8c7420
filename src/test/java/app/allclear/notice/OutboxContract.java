package app.allclear.notice;

import static app.allclear.notice.NoticeEvent.ACKNOWLEDGED;
import static app.allclear.notice.NoticeEvent.DAMAGED_AGAIN;
import static app.allclear.notice.NoticeEvent.PARTLY_RESTORED;
import static app.allclear.notice.NoticeEvent.PROGRESS;
import static app.allclear.notice.NoticeEvent.RESTORED;
import static app.allclear.notice.NoticeState.BOUNCED;
import static app.allclear.notice.NoticeState.DEFERRED;
import static app.allclear.notice.NoticeState.DISCARDED;
import static app.allclear.notice.NoticeState.FAILED;
import static app.allclear.notice.NoticeState.HELD;
import static app.allclear.notice.NoticeState.IN_DOUBT;
import static app.allclear.notice.NoticeState.OVERTAKEN;
import static app.allclear.notice.NoticeState.QUEUED;
import static app.allclear.notice.NoticeState.SENDING;
import static app.allclear.notice.NoticeState.SENT;
import static app.allclear.notice.NoticeState.SUPPRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.incident.IncidentId;
import app.allclear.incident.OutageId;
import app.allclear.mail.SendResult;
import app.allclear.store.Change;
import app.allclear.store.ChangeKind;
import app.allclear.store.TestStore;
import app.allclear.store.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the outbox promises on every store. */
interface OutboxContract {
  Instant NOW = Instant.parse("2026-11-02T08:00:00.123456Z");
  Duration LEASE = Duration.ofMinutes(2);
  String JANE = "jane@shop.example";
  String INFO = "info@shop.example";

  TestStore store();

  /** The outbox as another instance, or the same after a restart, would open it. */
  record Post(
      Outbox outbox,
      Releases releases,
      Dispatch dispatch,
      Echoes echoes,
      Notices notices,
      NoticeModes modes) {
    static Post on(TestStore store, NoticeSettings.InDoubt inDoubt) {
      return on(store, inDoubt, new Pace(0, 0));
    }

    static Post on(TestStore store, NoticeSettings.InDoubt inDoubt, Pace pace) {
      Map<NoticeEvent, Mode> modes = settings(inDoubt).modes();
      NoticeModes chosen = new NoticeModes(modes, store.values());
      JdbcOutbox table = new JdbcOutbox(store.jdbc());
      JdbcDispatch sending = new JdbcDispatch(store.jdbc(), store.store().batches());
      JdbcNotices rows = new JdbcNotices(store.jdbc());
      MessageIdKey key = new MessageIdKey(store.values(), "host.example");
      Releases releases = new Releases(table, rows, store.values(), store.changes(), chosen);
      Outbox outbox = new Outbox(table, rows, store.values(), releases, store.changes(), key, 10);
      return new Post(
          outbox,
          releases,
          new Dispatch(sending, table, rows, outbox, store.changes(), inDoubt, pace),
          new Echoes(table, sending, rows, store.changes()),
          new Notices(rows),
          chosen);
    }
  }

  static NoticeSettings settings(NoticeSettings.InDoubt inDoubt) {
    return new NoticeSettings(
        inDoubt, Duration.ofMinutes(2), Duration.ofSeconds(20), true, 2, 0, 0, 10, "", Map.of());
  }

  default Post post() {
    return Post.on(store(), NoticeSettings.InDoubt.HOLD);
  }

  default <T> T change(Supplier<T> work) {
    return store().transactions().change(Urgency.SEND, work);
  }

  default Optional<Notice> owe(OwedNotice owed, Mode mode) {
    return owe(new Scene(), owed, mode);
  }

  default Optional<Notice> owe(Scene scene, OwedNotice owed, Mode mode) {
    return change(() -> post().outbox().owe(scene.incident(), owed, mode, NOW, Duration.ZERO));
  }

  default Notice queued(NoticeEvent event, String to) {
    return owe(Owed.of(event, 1, to), Mode.AUTOMATIC).orElseThrow();
  }

  default Claimed claim(Instant now) {
    return change(() -> post().dispatch().claimNext(now, LEASE)).orElseThrow();
  }

  /** Claimed and its intent stored: from here on a connection may be open. */
  default Notice onTheWire(Instant now) {
    return change(() ->
            post()
                .dispatch()
                .claimNext(now, LEASE)
                .flatMap(claimed ->
                    post()
                        .dispatch()
                        .intend(claimed, new Composed.Ready("Subject", "Text\n"), NOW)))
        .orElseThrow();
  }

  default Notice found(Notice notice) {
    return post().notices().find(notice.id()).orElseThrow();
  }

  default Notice settled(Notice notice, SendResult result, Instant now) {
    change(() -> post().dispatch().settle(notice, result, now));
    return found(notice);
  }

  @Test
  default void keepsEverythingOfANotice() {
    Notice notice =
        owe(Owed.answering(RESTORED, 2, JANE, "m1@mail.example"), Mode.HOLD).orElseThrow();
    assertThat(notice.event()).isEqualTo(RESTORED);
    assertThat(notice.round()).isEqualTo(2);
    assertThat(notice.to().value()).isEqualTo(JANE);
    assertThat(notice.customer().value()).isEqualTo("c-1");
    assertThat(notice.incident()).isEqualTo(new IncidentId(7));
    assertThat(notice.answers()).isEqualTo("m1@mail.example");
    assertThat(notice.isPrivate()).isTrue();
    assertThat(notice.state()).isEqualTo(HELD);
    assertThat(notice.createdAt()).isEqualTo(NOW);
    assertThat(notice.sentAt()).isNull();
    assertThat(notice.messageId()).matches("[0-9a-f]{64}@host\\.example");
    assertThat(found(notice)).isEqualTo(notice);
    assertThat(post().notices().ofIncident(new IncidentId(7))).containsExactly(notice);
    assertThat(post().notices().held()).containsExactly(notice);
  }

  @Test
  default void keepsOneNoticeAKey() {
    Notice first = queued(ACKNOWLEDGED, JANE);
    assertThat(owe(Owed.of(ACKNOWLEDGED, 1, JANE), Mode.AUTOMATIC)).isEmpty();
    assertThat(owe(Owed.of(ACKNOWLEDGED, 1, JANE), Mode.OFF)).isEmpty();
    assertThat(owe(Owed.of(ACKNOWLEDGED, 2, JANE), Mode.AUTOMATIC)).isPresent();
    assertThat(owe(Owed.of(ACKNOWLEDGED, 1, INFO), Mode.AUTOMATIC)).isPresent();
    assertThat(owe(Owed.of(RESTORED, 1, JANE), Mode.AUTOMATIC)).isPresent();
    assertThat(owe(new Scene().incident(8), Owed.of(ACKNOWLEDGED, 1, JANE), Mode.AUTOMATIC))
        .isPresent();
    assertThat(post().notices().after(0, 100).items()).hasSize(5).contains(first);
  }

  @Test
  default void makesMessageIdsOfTheKeyUnderASecretOfTheStore() {
    Notice first = queued(ACKNOWLEDGED, JANE);
    Notice second = queued(ACKNOWLEDGED, INFO);
    assertThat(first.messageId()).isNotEqualTo(second.messageId());
    MessageIdKey same = new MessageIdKey(store().values(), "host.example");
    assertThat(same.of(first.incident(), first.event(), first.round(), first.to()))
        .isEqualTo(first.messageId());
    change(() -> {
      store().values().put("notice.message-id-key", "AAAA");
      return true;
    });
    assertThat(same.of(first.incident(), first.event(), first.round(), first.to()))
        .isNotEqualTo(first.messageId());
  }

  @Test
  default void entersTheStateItsModeAsksFor() {
    assertThat(owe(Owed.of(PROGRESS, 1, JANE), Mode.OFF).orElseThrow().state())
        .isEqualTo(SUPPRESSED);
    assertThat(owe(Owed.of(PROGRESS, 2, JANE), Mode.HOLD).orElseThrow().state()).isEqualTo(HELD);
    assertThat(owe(Owed.of(PROGRESS, 3, JANE), Mode.FIRST).orElseThrow().state()).isEqualTo(HELD);
    assertThat(owe(Owed.of(PROGRESS, 4, JANE), Mode.AUTOMATIC).orElseThrow().state())
        .isEqualTo(QUEUED);
  }

  @Test
  default void letsTheRestFlowOnceAHumanReleasedTheFirst() {
    Notice first = owe(Owed.of(RESTORED, 1, JANE), Mode.FIRST).orElseThrow();
    Notice second = owe(Owed.of(RESTORED, 1, INFO), Mode.FIRST).orElseThrow();
    Notice forReview =
        owe(new Scene().incident(8), Owed.of(RESTORED, 1, JANE), Mode.HOLD).orElseThrow();
    Notice otherEvent = owe(Owed.of(DAMAGED_AGAIN, 1, JANE), Mode.FIRST).orElseThrow();
    List<Notice> released = change(() -> post().releases().release(first.id(), NOW));
    assertThat(released).extracting(Notice::id).containsExactly(first.id(), second.id());
    assertThat(found(first).state()).isEqualTo(QUEUED);
    assertThat(found(second).state()).isEqualTo(QUEUED);
    assertThat(found(forReview).state()).as("held for another reason").isEqualTo(HELD);
    assertThat(found(otherEvent).state()).isEqualTo(HELD);
    assertThat(
            owe(new Scene().incident(9), Owed.of(RESTORED, 1, JANE), Mode.FIRST)
                .orElseThrow()
                .state())
        .isEqualTo(QUEUED);
    assertThat(change(() -> post().releases().release(first.id(), NOW))).isEmpty();
  }

  @Test
  default void discardingTheFirstReleasesNothing() {
    Notice first = owe(Owed.of(RESTORED, 1, JANE), Mode.FIRST).orElseThrow();
    Notice second = owe(Owed.of(RESTORED, 1, INFO), Mode.FIRST).orElseThrow();
    change(() -> post().outbox().discard(first.id(), NOW));
    assertThat(found(first).state()).isEqualTo(DISCARDED);
    assertThat(found(second).state()).isEqualTo(HELD);
  }

  @Test
  default void changingAModeReleasesNothingThatIsHeld() {
    Notice held = owe(Owed.of(RESTORED, 1, JANE), Mode.HOLD).orElseThrow();
    change(() -> {
      post().modes().choose(new OutageId(3), Map.of(RESTORED, Mode.AUTOMATIC));
      return true;
    });
    assertThat(found(held).state()).isEqualTo(HELD);
    assertThat(post().modes().of(new OutageId(3), RESTORED)).isEqualTo(Mode.AUTOMATIC);
    assertThat(post().modes().of(new OutageId(4), RESTORED)).isEqualTo(Mode.FIRST);
    assertThat(post().modes().of(null, NoticeEvent.READER)).isEqualTo(Mode.OFF);
    change(() -> {
      post().modes().choose(new OutageId(3), Map.of(PROGRESS, Mode.OFF));
      return true;
    });
    assertThat(post().modes().of(new OutageId(3)))
        .containsEntry(RESTORED, Mode.AUTOMATIC)
        .containsEntry(PROGRESS, Mode.OFF);
  }

  @Test
  default void listsWhatIsHeldOfAnEvent() {
    Notice one = owe(Owed.of(PARTLY_RESTORED, 1, JANE), Mode.HOLD).orElseThrow();
    Notice two = owe(Owed.of(PARTLY_RESTORED, 1, INFO), Mode.HOLD).orElseThrow();
    Notice other = owe(Owed.of(PROGRESS, 1, JANE), Mode.HOLD).orElseThrow();
    assertThat(post().releases().held(PARTLY_RESTORED)).containsExactly(one.id(), two.id());
    assertThat(post().releases().held(PROGRESS)).containsExactly(other.id());
  }

  @Test
  default void keepsTheLastQuarterOfADaysBudgetForAllClears() {
    Post provider = Post.on(store(), NoticeSettings.InDoubt.HOLD, new Pace(0, 4));
    for (int round = 1; round <= 3; round++) {
      owe(Owed.of(PROGRESS, round, JANE), Mode.AUTOMATIC);
      Notice sent = onTheWire(NOW);
      change(() -> provider.dispatch().settle(sent, new SendResult.Accepted("250 ok"), NOW));
    }
    Notice progress = owe(Owed.of(PROGRESS, 4, JANE), Mode.AUTOMATIC).orElseThrow();
    Notice restored = queued(RESTORED, JANE);
    Notice second = queued(RESTORED, INFO);
    Instant later = NOW.plusSeconds(60);
    List<Claimed> claimed = change(() -> provider.dispatch().claim(later, LEASE, 10));
    assertThat(claimed).extracting(each -> each.notice().id()).containsExactly(restored.id());
    change(() ->
        provider
            .dispatch()
            .intend(claimed.getFirst(), new Composed.Ready("Subject", "Text\n"), later)
            .flatMap(sent ->
                provider.dispatch().settle(sent, new SendResult.Accepted("250 ok"), later)));
    assertThat(change(() -> provider.dispatch().claim(later, LEASE, 10)))
        .as("all of it is used up")
        .isEmpty();
    Instant nextDay = NOW.plus(Duration.ofHours(25));
    assertThat(change(() -> provider.dispatch().claim(nextDay, LEASE, 10)))
        .extracting(each -> each.notice().id())
        .containsExactly(second.id(), progress.id());
  }

  @Test
  default void claimsAllClearsFirstThenTakenBackOnesThenTheRestOldestFirst() {
    Notice ack = queued(ACKNOWLEDGED, JANE);
    Notice progress = queued(PROGRESS, JANE);
    Notice again = queued(DAMAGED_AGAIN, JANE);
    Notice restored = queued(RESTORED, JANE);
    Notice restoredToo = queued(RESTORED, INFO);
    for (Notice next : List.of(restored, restoredToo, again, ack, progress))
      assertThat(claim(NOW).notice().id()).isEqualTo(next.id());
    assertThat(change(() -> post().dispatch().claimNext(NOW, LEASE))).isEmpty();
  }

  @Test
  default void claimsNothingBeforeItsTime() {
    change(() ->
        post()
            .outbox()
            .owe(
                new Scene().incident(),
                Owed.of(ACKNOWLEDGED, 1, JANE),
                Mode.AUTOMATIC,
                NOW,
                Duration.ofMinutes(2)));
    assertThat(change(() -> post().dispatch().claimNext(NOW.plusSeconds(119), LEASE))).isEmpty();
    assertThat(post().dispatch().nextDue()).contains(NOW.plusSeconds(120));
    assertThat(claim(NOW.plusSeconds(120)).notice().state()).isEqualTo(SENDING);
    assertThat(post().dispatch().nextDue()).isEmpty();
  }

  @Test
  default void storesTheIntentBeforeTheConnectionOpens() {
    owe(Owed.answering(RESTORED, 1, JANE, "m1@mail.example"), Mode.AUTOMATIC);
    Claimed claimed = claim(NOW);
    assertThat(claimed.theirSubject()).isEqualTo("Site down");
    Notice intended =
        change(() ->
                post()
                    .dispatch()
                    .intend(claimed, new Composed.Ready("Re: Site down", "It is.\n"), NOW))
            .orElseThrow();
    assertThat(intended.subject()).isEqualTo("Re: Site down");
    assertThat(intended.text()).isEqualTo("It is.\n");
    assertThat(intended.attempts()).isEqualTo(1);
    assertThat(change(() -> post().dispatch().intend(claimed, new Composed.Ready("S", "T"), NOW)))
        .as("one intent a claim")
        .isEmpty();
  }

  @Test
  default void settlesWhatTheServerSaid() {
    queued(RESTORED, JANE);
    Notice sending = onTheWire(NOW);
    Notice sent = settled(sending, new SendResult.Accepted("250 ok"), NOW.plusSeconds(1));
    assertThat(sent.state()).isEqualTo(SENT);
    assertThat(sent.sentAt()).isEqualTo(NOW.plusSeconds(1));
    queued(PROGRESS, JANE);
    Notice refused =
        settled(onTheWire(NOW), new SendResult.RefusedForGood("550 no such user"), NOW);
    assertThat(refused.state()).isEqualTo(FAILED);
    assertThat(refused.reason()).isEqualTo("550 no such user");
    queued(DAMAGED_AGAIN, JANE);
    Notice doubtful = settled(onTheWire(NOW), new SendResult.Unknown("broke off"), NOW);
    assertThat(doubtful.state()).isEqualTo(IN_DOUBT);
    assertThat(doubtful.reason()).isEqualTo("broke off");
  }

  @Test
  default void waitsLongerAfterEachRefusalForNow() {
    queued(RESTORED, JANE);
    Instant now = NOW;
    for (int seconds : List.of(30, 60, 120, 240, 480, 960, 1920, 3600, 3600)) {
      Notice deferred = settled(onTheWire(now), new SendResult.RefusedForNow("451 later"), now);
      assertThat(deferred.state()).isEqualTo(DEFERRED);
      assertThat(deferred.notBefore()).isEqualTo(now.plusSeconds(seconds));
      Instant early = now.plusSeconds(seconds - 1);
      assertThat(change(() -> post().dispatch().claimNext(early, LEASE))).isEmpty();
      now = now.plusSeconds(seconds);
    }
  }

  @Test
  default void doubtsWhatWasOnTheWireWhenItsSenderDied() {
    Notice notice = queued(RESTORED, JANE);
    onTheWire(NOW);
    assertThat(change(() -> post().dispatch().expire(NOW.plus(LEASE).minusMillis(1)))).isEmpty();
    assertThat(change(() -> post().dispatch().expire(NOW.plus(LEASE))))
        .extracting(Notice::state)
        .containsExactly(IN_DOUBT);
    Instant muchLater = NOW.plus(Duration.ofDays(3));
    assertThat(change(() -> post().dispatch().claimNext(muchLater, LEASE)))
        .as("never sent again by itself")
        .isEmpty();
    assertThat(found(notice).reason()).contains("may have arrived or not");
  }

  @Test
  default void takesUpAgainWhatWasClaimedButNeverOnTheWire() {
    Notice notice = queued(RESTORED, JANE);
    Claimed dead = claim(NOW);
    assertThat(change(() -> post().dispatch().expire(NOW.plus(LEASE))))
        .extracting(Notice::state)
        .containsExactly(QUEUED);
    assertThat(change(() -> post().dispatch().intend(dead, new Composed.Ready("S", "T"), NOW)))
        .as("the dead claim must not send")
        .isEmpty();
    Claimed fresh = claim(NOW.plus(LEASE));
    assertThat(fresh.notice().id()).isEqualTo(notice.id());
    assertThat(change(() -> post().dispatch().intend(dead, new Composed.Ready("S", "T"), NOW)))
        .as("nor while somebody else holds it")
        .isEmpty();
    assertThat(change(() -> post().dispatch().intend(fresh, new Composed.Ready("S", "T"), NOW)))
        .isPresent();
  }

  @Test
  default void sendsDoubtfulOnesAgainOnlyWhereConfigured() {
    Notice notice = queued(RESTORED, JANE);
    Notice wire = onTheWire(NOW);
    Post resending = Post.on(store(), NoticeSettings.InDoubt.RESEND);
    change(() -> resending.dispatch().expire(NOW.plus(LEASE)));
    assertThat(found(notice).state()).isEqualTo(DEFERRED);
    Claimed again = claim(NOW.plus(LEASE));
    assertThat(again.notice().messageId()).isEqualTo(wire.messageId());
    Notice wireAgain =
        change(() -> resending.dispatch().intend(again, new Composed.Ready("S", "T"), NOW))
            .orElseThrow();
    change(() -> resending.dispatch().settle(wireAgain, new SendResult.Unknown("broke off"), NOW));
    assertThat(found(notice).state()).isEqualTo(DEFERRED);
    assertThat(found(notice).notBefore()).isAfter(NOW);
  }

  @Test
  default void countsALateAcceptanceAndNoLateRefusal() {
    Notice notice = queued(RESTORED, JANE);
    Notice slow = onTheWire(NOW);
    change(() -> post().dispatch().expire(NOW.plus(LEASE)));
    change(() -> post().outbox().settleDoubt(notice.id(), false, NOW.plus(LEASE)));
    Notice second = onTheWire(NOW.plus(LEASE));
    assertThat(
            change(() -> post().dispatch().settle(slow, new SendResult.RefusedForGood("550"), NOW)))
        .isEmpty();
    assertThat(found(notice).state()).isEqualTo(SENDING);
    assertThat(settled(slow, new SendResult.Accepted("250"), NOW).state()).isEqualTo(SENT);
    assertThat(settled(second, new SendResult.RefusedForNow("451"), NOW).state()).isEqualTo(SENT);
  }

  @Test
  default void settlesADoubtByHandOrEvidence() {
    Notice first = queued(RESTORED, JANE);
    settled(onTheWire(NOW), new SendResult.Unknown("broke off"), NOW);
    assertThat(change(() -> post().outbox().settleDoubt(first.id(), true, NOW)))
        .map(Notice::state)
        .contains(SENT);
    Notice second = queued(RESTORED, INFO);
    settled(onTheWire(NOW), new SendResult.Unknown("broke off"), NOW);
    assertThat(change(() -> post().echoes().seen("somebody@else", NOW))).isEmpty();
    assertThat(change(() -> post().echoes().seen(second.messageId(), NOW)))
        .map(Notice::state)
        .contains(SENT);
    assertThat(change(() -> post().outbox().settleDoubt(second.id(), false, NOW))).isEmpty();
  }

  /** It comes once: whatever becomes of the answer, a doubt must not outlive the proof. */
  @Test
  default void countsEvidenceThatIsFasterThanTheServersAnswer() {
    Notice notice = queued(RESTORED, JANE);
    Notice wire = onTheWire(NOW);
    assertThat(change(() -> post().echoes().seen(notice.messageId(), NOW)))
        .map(Notice::state)
        .contains(SENT);
    assertThat(change(() -> post().dispatch().expire(NOW.plus(LEASE)))).isEmpty();
    assertThat(settled(wire, new SendResult.Unknown("broke off"), NOW).state()).isEqualTo(SENT);
    assertThat(change(() -> post().dispatch().accepted(List.of(wire), NOW.plusSeconds(1))))
        .as("told before")
        .isEmpty();
    assertThat(found(notice).reason()).isNull();
  }

  @Test
  default void countsABounceOnlyByMessageIdAndRecipientTogether() {
    Notice notice = queued(RESTORED, JANE);
    Echoes echoes = post().echoes();
    String id = notice.messageId();
    assertThat(change(() -> echoes.bounced(id, Scene.address(JANE), "not sent yet", NOW)))
        .isEmpty();
    settled(onTheWire(NOW), new SendResult.Accepted("250"), NOW);
    assertThat(change(() -> echoes.bounced(id, Scene.address(INFO), "550", NOW))).isEmpty();
    assertThat(change(() -> echoes.bounced("guess@host.example", Scene.address(JANE), "550", NOW)))
        .isEmpty();
    assertThat(found(notice).state()).isEqualTo(SENT);
    change(() -> echoes.bounced(id, Scene.address(JANE), "550\r\nno", NOW));
    assertThat(found(notice).state()).isEqualTo(BOUNCED);
    assertThat(found(notice).reason()).isEqualTo("550 no");
  }

  @Test
  default void overtakesWhatHasNotLeft() {
    Notice ack = queued(ACKNOWLEDGED, JANE);
    Notice partly = owe(Owed.of(PARTLY_RESTORED, 1, JANE), Mode.HOLD).orElseThrow();
    Notice elsewhere =
        owe(new Scene().incident(8), Owed.of(ACKNOWLEDGED, 1, JANE), Mode.AUTOMATIC).orElseThrow();
    Notice sent = owe(Owed.of(PROGRESS, 1, JANE), Mode.AUTOMATIC).orElseThrow();
    change(() -> post().outbox().hold(ack.id(), NOW));
    change(() -> post().outbox().hold(elsewhere.id(), NOW));
    settled(onTheWire(NOW), new SendResult.Accepted("250"), NOW);
    assertThat(found(sent).state()).isEqualTo(SENT);
    List<Notice> overtaken =
        change(() -> post().outbox().overtake(new IncidentId(7), RESTORED, 1, "It is back.", NOW));
    assertThat(overtaken).extracting(Notice::id).containsExactly(ack.id(), partly.id());
    assertThat(found(ack).state()).isEqualTo(OVERTAKEN);
    assertThat(found(ack).reason()).isEqualTo("It is back.");
    assertThat(found(elsewhere).state()).isEqualTo(HELD);
    assertThat(found(sent).state()).isEqualTo(SENT);
  }

  @Test
  default void owesAgainWhatWasTakenBackAndNothingThatLeft() {
    Notice notice = queued(RESTORED, JANE);
    Claimed claimed = claim(NOW);
    change(() -> post().dispatch().withdraw(claimed, "No contact at the moment.", NOW));
    Notice again = owe(Owed.of(RESTORED, 1, JANE), Mode.AUTOMATIC).orElseThrow();
    assertThat(again.id()).isEqualTo(notice.id());
    assertThat(again.messageId()).isEqualTo(notice.messageId());
    assertThat(again.state()).isEqualTo(QUEUED);
    settled(onTheWire(NOW), new SendResult.Accepted("250"), NOW);
    assertThat(found(notice).state()).isEqualTo(SENT);
    assertThat(owe(Owed.of(RESTORED, 1, JANE), Mode.AUTOMATIC)).isEmpty();
  }

  @Test
  default void overtakesOfItsOwnKindOnlyEarlierRounds() {
    Notice first = owe(Owed.of(RESTORED, 1, JANE), Mode.HOLD).orElseThrow();
    Notice second = owe(Owed.of(RESTORED, 2, JANE), Mode.HOLD).orElseThrow();
    change(() -> post().outbox().overtake(new IncidentId(7), RESTORED, 2, "Later.", NOW));
    assertThat(found(first).state()).isEqualTo(OVERTAKEN);
    assertThat(found(second).state()).isEqualTo(HELD);
  }

  @Test
  default void givesAClaimBackWhereTheLastLookSaysSo() {
    Notice notice = queued(RESTORED, JANE);
    Claimed first = claim(NOW);
    change(() -> post().dispatch().postpone(first, "The server does not answer.", NOW));
    assertThat(found(notice).state()).isEqualTo(DEFERRED);
    assertThat(change(() -> post().dispatch().claimNext(NOW, LEASE))).isEmpty();
    Instant soon = found(notice).notBefore();
    Claimed second = claim(soon);
    assertThat(second.notice().reason()).as("why it waited").contains("does not answer");
    assertThat(change(() -> post().dispatch().withdraw(first, "old claim", soon))).isEmpty();
    change(() -> post().dispatch().hold(second, "restored.txt has no subject.", soon));
    assertThat(found(notice).state()).isEqualTo(HELD);
    change(() -> post().releases().release(notice.id(), soon));
    Claimed third = claim(soon);
    change(() -> post().dispatch().withdraw(third, "Not true any more.", soon));
    assertThat(found(notice).state()).isEqualTo(OVERTAKEN);
    assertThat(found(notice).attempts()).as("nothing was ever on the wire").isZero();
  }

  @Test
  default void claimsNothingWhilePaused() {
    queued(RESTORED, JANE);
    change(() -> {
      post().outbox().pause();
      return true;
    });
    assertThat(post().outbox().paused()).isTrue();
    assertThat(change(() -> post().dispatch().claimNext(NOW, LEASE))).isEmpty();
    change(() -> {
      post().outbox().resume();
      return true;
    });
    assertThat(claim(NOW).notice().state()).isEqualTo(SENDING);
  }

  @Test
  default void tellsEveryChange() {
    long before = store().changes().latest();
    Notice notice = queued(RESTORED, JANE);
    onTheWire(NOW);
    settled(found(notice), new SendResult.Accepted("250"), NOW);
    change(() -> {
      post().outbox().pause();
      return true;
    });
    List<Change> changes = store().changes().after(before, 100);
    assertThat(changes)
        .extracting(Change::kind)
        .containsExactly(
            ChangeKind.NOTICE, ChangeKind.NOTICE, ChangeKind.NOTICE, ChangeKind.SWITCH);
    assertThat(changes.getFirst().reference()).isEqualTo(notice.id().toString());
  }

  @Test
  default void pagesInTheOrderOwed() {
    for (int round = 1; round <= 5; round++) owe(Owed.of(PROGRESS, round, JANE), Mode.HOLD);
    var first = post().notices().after(0, 3);
    assertThat(first.items()).extracting(Notice::round).containsExactly(1, 2, 3);
    var rest = post().notices().after(Long.parseLong(first.next()), 3);
    assertThat(rest.items()).extracting(Notice::round).containsExactly(4, 5);
    assertThat(rest.next()).isNull();
  }

  @Test
  default void countsEveryState() {
    queued(ACKNOWLEDGED, JANE);
    owe(Owed.of(PROGRESS, 1, JANE), Mode.HOLD);
    assertThat(post().notices().counts())
        .hasSize(NoticeState.values().length)
        .containsEntry(QUEUED, 1L)
        .containsEntry(HELD, 1L)
        .containsEntry(SENT, 0L);
  }

  @Test
  default void sumsUpAnIncident() {
    owe(Owed.of(PROGRESS, 1, JANE), Mode.HOLD);
    queued(ACKNOWLEDGED, JANE);
    settled(onTheWire(NOW), new SendResult.Accepted("250"), NOW);
    queued(RESTORED, JANE);
    settled(onTheWire(NOW), new SendResult.Accepted("250"), NOW.plusSeconds(5));
    queued(RESTORED, INFO);
    settled(onTheWire(NOW), new SendResult.Unknown("?"), NOW);
    queued(DAMAGED_AGAIN, "third@shop.example");
    settled(onTheWire(NOW), new SendResult.RefusedForGood("550"), NOW);
    NoticeFacts facts = post().notices().facts(new IncidentId(7), 1);
    assertThat(facts)
        .isEqualTo(
            new NoticeFacts(
                1,
                1,
                1,
                RESTORED,
                NOW.plusSeconds(5),
                true,
                Set.of(Scene.address(JANE), Scene.address(INFO))));
    NoticeFacts next = post().notices().facts(new IncidentId(7), 2);
    assertThat(next.allClearOwed()).as("of a later round").isFalse();
    assertThat(next.answered()).isEmpty();
    assertThat(post().notices().facts(new IncidentId(99), 1).lastSent()).isNull();
  }

  @Test
  default void claimsEachOnceHoweverManyClaim() throws Exception {
    for (int i = 0; i < 40; i++) queued(RESTORED, "c%d@shop.example".formatted(i));
    Set<NoticeId> claimed = ConcurrentHashMap.newKeySet();
    Set<NoticeId> doubled = ConcurrentHashMap.newKeySet();
    Runnable claimer =
        () -> {
          Optional<Claimed> next;
          while ((next = change(() -> post().dispatch().claimNext(NOW, LEASE))).isPresent())
            if (!claimed.add(next.get().notice().id())) doubled.add(next.get().notice().id());
        };
    List<Thread> threads = List.of(new Thread(claimer), new Thread(claimer), new Thread(claimer));
    threads.forEach(Thread::start);
    for (Thread thread : threads) thread.join();
    assertThat(claimed).hasSize(40);
    assertThat(doubled).isEmpty();
  }
}
