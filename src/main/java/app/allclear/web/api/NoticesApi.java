package app.allclear.web.api;

import app.allclear.flow.ActRefused;
import app.allclear.flow.OperatorActs;
import app.allclear.flow.WaveActs;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeId;
import app.allclear.notice.Notices;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/notices}. */
@RestController
@RequestMapping("/api/notices")
class NoticesApi {
  private final Notices notices;
  private final OperatorActs acts;
  private final WaveActs waves;

  NoticesApi(Notices notices, OperatorActs acts, WaveActs waves) {
    this.notices = notices;
    this.acts = acts;
    this.waves = waves;
  }

  record Known(@Nullable Boolean sent) {}

  record EventChosen(@Nullable String event) {}

  @GetMapping
  Map<String, @Nullable Object> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit) {
    return Listing.of(
        "notices", notices.after(Asked.after(after), Asked.limit(limit)), NoticeJson::of);
  }

  @PostMapping("/{id}/release")
  NoticeJson release(@PathVariable String id) {
    NoticeId notice = Asked.id("notice", id, NoticeId::parse);
    acts.release(notice);
    return one(notice);
  }

  /** Until its release; one that is with the mail server already is 409. */
  @PostMapping("/{id}/hold")
  NoticeJson hold(@PathVariable String id) {
    NoticeId notice = Asked.id("notice", id, NoticeId::parse);
    NoticeJson before = one(notice);
    if (waves.hold(List.of(notice)) == 0 && !before.state().equals("held"))
      throw new ActRefused(
          ActRefused.Kind.CONFLICT,
          "Notice %s is %s; only one that has not left can be held.".formatted(id, before.state()));
    return one(notice);
  }

  @PostMapping("/{id}/discard")
  NoticeJson discard(@PathVariable String id) {
    NoticeId notice = Asked.id("notice", id, NoticeId::parse);
    acts.discard(notice);
    return one(notice);
  }

  @PostMapping("/{id}/send-again")
  NoticeJson sendAgain(@PathVariable String id) {
    NoticeId notice = Asked.id("notice", id, NoticeId::parse);
    acts.sendAgain(notice);
    return one(notice);
  }

  /** Whoever knows settles a doubt: it was sent, or it is to be sent again. */
  @PostMapping("/{id}/settle")
  NoticeJson settle(@PathVariable String id, @RequestBody Known known) {
    NoticeId notice = Asked.id("notice", id, NoticeId::parse);
    Boolean sent = known.sent();
    if (sent == null) throw Asked.unknownWord("sent", null, new String[] {"true", "false"});
    acts.settleDoubt(notice, sent);
    return one(notice);
  }

  @PostMapping("/release")
  Map<String, Integer> releaseAll(@RequestBody EventChosen chosen) {
    NoticeEvent event =
        NoticeEvent.of(chosen.event() == null ? "" : chosen.event())
            .orElseThrow(() ->
                Asked.unknownWord(
                    "event",
                    chosen.event(),
                    Arrays.stream(NoticeEvent.values()).map(NoticeEvent::slug).toArray()));
    return Map.of("released", waves.releaseAllNow(event));
  }

  @PostMapping("/pause")
  Map<String, Boolean> pause() {
    acts.pause();
    return Map.of("paused", true);
  }

  @PostMapping("/resume")
  Map<String, Boolean> resume() {
    acts.resume();
    return Map.of("paused", false);
  }

  private NoticeJson one(NoticeId id) {
    return notices.find(id).map(NoticeJson::of).orElseThrow(() -> Asked.notThere("notice", id));
  }
}
