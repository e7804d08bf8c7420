package app.allclear.web.page;

import app.allclear.flow.ActRefused;
import app.allclear.flow.OperatorActs;
import app.allclear.flow.WaveActs;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.notice.Mode;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeId;
import app.allclear.notice.NoticeModes;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /outages/…/tell} and {@code /outages/…/waves/…}: telling many people something. */
@Controller
@RequestMapping("/outages/{id}")
class WavePage {
  private final Outages outages;
  private final OperatorActs acts;
  private final WaveActs waveActs;
  private final WaveViews views;
  private final NoticeModes modes;
  private final Times times;

  WavePage(
      Outages outages,
      OperatorActs acts,
      WaveActs waveActs,
      WaveViews views,
      NoticeModes modes,
      Times times) {
    this.outages = outages;
    this.acts = acts;
    this.waveActs = waveActs;
    this.views = views;
    this.modes = modes;
    this.times = times;
  }

  /** What can be announced, whether it may be sent at all, and whether something of it is left. */
  public record Told(String slug, String words, boolean off) {}

  @GetMapping("/tell")
  String form(@PathVariable String id, Model model) {
    OutageId outage = Ids.outage(id);
    model.addAttribute(
        "outage",
        outages
            .find(outage)
            .map(one -> Frame.view(one, times))
            .orElseThrow(() -> Ids.unknown("outage", id)));
    model.addAttribute(
        "events",
        List.of(told(outage, NoticeEvent.PROGRESS), told(outage, NoticeEvent.AFTERWARDS)));
    return "tell";
  }

  private Told told(OutageId outage, NoticeEvent event) {
    return new Told(event.slug(), EventWords.of(event), modes.of(outage, event) == Mode.OFF);
  }

  @PostMapping("/tell")
  String tell(
      @PathVariable String id,
      @RequestParam String event,
      @RequestParam(defaultValue = "") String words,
      RedirectAttributes flash) {
    OutageId outage = Ids.outage(id);
    int notices = acts.prepare(outage, event(event), words).notices();
    flash.addFlashAttribute("done", prepared(notices));
    return wave(outage, event);
  }

  private static String prepared(int notices) {
    return notices == 0
        ? "Nothing is prepared: nobody is owed this now. Below stands why."
        : "Prepared: %d. Nothing has left yet: look, then release.".formatted(notices);
  }

  @GetMapping("/waves/{event}")
  String look(@PathVariable String id, @PathVariable String event, Model model) {
    model.addAttribute(
        "wave",
        views.of(Ids.outage(id), event(event)).orElseThrow(() -> Ids.unknown("outage", id)));
    return "wave";
  }

  /** What the buttons of the page say is to be done. */
  @PostMapping("/waves/{event}")
  String act(
      @PathVariable String id,
      @PathVariable String event,
      @RequestParam String act,
      @RequestParam(name = "notice", required = false, defaultValue = "") List<String> chosen,
      RedirectAttributes flash) {
    OutageId outage = Ids.outage(id);
    flash.addFlashAttribute("done", done(outage, event(event), act, chosen));
    return wave(outage, event);
  }

  private String done(OutageId outage, NoticeEvent event, String act, List<String> chosen) {
    return switch (act) {
      case "release" -> released(waveActs.release(ids(chosen)));
      case "release-all" -> released(waveActs.release(outage, event));
      case "discard" ->
          "Discarded: %d. They will not be sent.".formatted(waveActs.discard(ids(chosen)));
      case "discard-all" ->
          "Discarded: %d. They will not be sent.".formatted(waveActs.discard(outage, event));
      case "hold-all" ->
          "Held back: %d. What is with the mail server already can't be stopped."
              .formatted(waveActs.hold(outage, event));
      case "undo" ->
          "Taken back: %d. They wait for you again.".formatted(waveActs.takeBack(outage, event));
      default -> throw new ActRefused(ActRefused.Kind.INVALID, "Choose what to do with them.");
    };
  }

  private String released(int notices) {
    return "Released: %d. They leave in %d seconds; until then you can take it back."
        .formatted(notices, waveActs.undo().toSeconds());
  }

  private static List<NoticeId> ids(List<String> chosen) {
    if (chosen.isEmpty())
      throw new ActRefused(ActRefused.Kind.INVALID, "Choose at least one of them first.");
    return chosen.stream().map(Ids::notice).toList();
  }

  private static String wave(OutageId outage, String event) {
    return "redirect:/outages/%s/waves/%s".formatted(outage, event(event).slug());
  }

  private static NoticeEvent event(String slug) {
    return NoticeEvent.of(slug).orElseThrow(() -> Ids.unknown("notice called", slug));
  }
}
