package app.allclear.web.api;

import app.allclear.flow.Announced;
import app.allclear.flow.OperatorActs;
import app.allclear.flow.WaveActs;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.notice.Announcement;
import app.allclear.notice.Announcements;
import app.allclear.notice.Mode;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeModes;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/outages/…}: telling everybody, what may send itself, and whole waves. */
@RestController
@RequestMapping("/api/outages/{id}")
class WavesApi {
  private final Outages outages;
  private final Announcements announcements;
  private final NoticeModes modes;
  private final OperatorActs acts;
  private final WaveActs waves;

  WavesApi(
      Outages outages,
      Announcements announcements,
      NoticeModes modes,
      OperatorActs acts,
      WaveActs waves) {
    this.outages = outages;
    this.announcements = announcements;
    this.modes = modes;
    this.acts = acts;
    this.waves = waves;
  }

  /**
   * @param hold true holds its notices whatever the event's mode; else the mode decides
   */
  record NewAnnouncement(@Nullable String event, @Nullable String words, @Nullable Boolean hold) {}

  record AnnouncedJson(
      String event, int round, String words, Instant announcedAt, int customers, int notices) {}

  record AnnouncementJson(String event, int round, String words, Instant announcedAt) {
    static AnnouncementJson of(Announcement announcement) {
      return new AnnouncementJson(
          announcement.event().slug(),
          announcement.round(),
          announcement.words(),
          announcement.announcedAt());
    }
  }

  @PostMapping("/announcements")
  @ResponseStatus(HttpStatus.CREATED)
  AnnouncedJson announce(@PathVariable String id, @RequestBody NewAnnouncement asked) {
    OutageId outage = outage(id);
    NoticeEvent event = event(asked.event());
    String words = asked.words() == null ? "" : asked.words();
    Announced announced =
        Boolean.TRUE.equals(asked.hold())
            ? acts.prepare(outage, event, words)
            : acts.announce(outage, event, words);
    Announcement told = announced.announcement();
    return new AnnouncedJson(
        told.event().slug(),
        told.round(),
        told.words(),
        told.announcedAt(),
        announced.customers(),
        announced.notices());
  }

  /** Newest first; there are never so many that they need pages. */
  @GetMapping("/announcements")
  Map<String, @Nullable Object> announced(@PathVariable String id) {
    return Listing.of(
        "announcements",
        announcements.of(known(id)).stream().map(AnnouncementJson::of).toList(),
        null);
  }

  @GetMapping("/modes")
  Map<String, String> modes(@PathVariable String id) {
    return slugs(modes.of(known(id)));
  }

  /** Events not named stay as they are; nothing that is held is released by it. */
  @PutMapping("/modes")
  Map<String, String> choose(
      @PathVariable String id, @RequestBody Map<String, @Nullable String> asked) {
    Map<NoticeEvent, Mode> chosen = new EnumMap<>(NoticeEvent.class);
    asked.forEach((event, mode) -> chosen.put(event(event), mode(mode)));
    return slugs(waves.choose(outage(id), chosen));
  }

  /** At once: the undo window belongs to the pages. */
  @PostMapping("/waves/{event}/hold")
  Map<String, Integer> hold(@PathVariable String id, @PathVariable String event) {
    return Map.of("held", waves.hold(outage(id), event(event)));
  }

  @PostMapping("/waves/{event}/discard")
  Map<String, Integer> discard(@PathVariable String id, @PathVariable String event) {
    return Map.of("discarded", waves.discard(outage(id), event(event)));
  }

  private static OutageId outage(String id) {
    return Asked.id("outage", id, OutageId::parse);
  }

  private OutageId known(String id) {
    OutageId outage = outage(id);
    return outages.find(outage).orElseThrow(() -> Asked.notThere("outage", id)).id();
  }

  private static NoticeEvent event(@Nullable String slug) {
    return NoticeEvent.of(slug == null ? "" : slug)
        .orElseThrow(() ->
            Asked.unknownWord(
                "event", slug, NoticeEvent.WORDED.stream().map(NoticeEvent::slug).toArray()));
  }

  private static Mode mode(@Nullable String slug) {
    return Mode.of(slug == null ? "" : slug)
        .orElseThrow(() ->
            Asked.unknownWord(
                "mode", slug, Arrays.stream(Mode.values()).map(Mode::slug).toArray()));
  }

  private static Map<String, String> slugs(Map<NoticeEvent, Mode> modes) {
    Map<String, String> slugs = new LinkedHashMap<>();
    for (NoticeEvent event : NoticeEvent.WORDED)
      slugs.put(event.slug(), modes.getOrDefault(event, Mode.HOLD).slug());
    return slugs;
  }
}
