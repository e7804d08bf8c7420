package app.allclear.web.page;

import app.allclear.flow.ActRefused;
import app.allclear.flow.OperatorActs;
import app.allclear.flow.WaveActs;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeId;
import app.allclear.notice.Waves;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /notices}: what waits for a release first, then everything else. */
@Controller
class NoticesPage {
  private static final int SHOWN = 200;

  private final NoticeBoard board;
  private final RestingBoard resting;
  private final SendingBoard sending;
  private final OperatorActs acts;
  private final WaveActs waveActs;
  private final Waves waves;

  NoticesPage(
      NoticeBoard board,
      RestingBoard resting,
      SendingBoard sending,
      OperatorActs acts,
      WaveActs waveActs,
      Waves waves) {
    this.board = board;
    this.resting = resting;
    this.sending = sending;
    this.acts = acts;
    this.waveActs = waveActs;
    this.waves = waves;
  }

  /**
   * Held notices of one event; where they are many only the first are shown one by one.
   *
   * @param outages whose waves they are part of
   */
  public record HeldGroup(
      String event, String words, int count, List<NoticeView> notices, List<String> outages) {}

  /** The page. */
  public record NoticesView(
      List<HeldGroup> held, List<NoticeView> inDoubt, List<NoticeView> newest) {}

  @GetMapping("/notices")
  String list(Model model) {
    NoticeBoard.Board now = board.board(SHOWN);
    model.addAttribute(
        "view", new NoticesView(groups(now.held(), waves.held()), now.inDoubt(), now.newest()));
    model.addAttribute("resting", resting.rows());
    model.addAttribute("sending", sending.sentences());
    return "notices";
  }

  @PostMapping("/notices/{id}/send-again")
  String sendAgain(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash) {
    acts.sendAgain(Ids.notice(id));
    flash.addFlashAttribute("done", "It goes out once more.");
    return Back.to(request, "/notices");
  }

  @PostMapping("/notices/suspended/lift")
  String lift(@RequestParam String address, RedirectAttributes flash) {
    acts.lift(Ids.address(address));
    flash.addFlashAttribute("done", "What waits for " + address + " goes out now.");
    return "redirect:/notices";
  }

  @PostMapping("/notices/{id}/release")
  String release(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash) {
    NoticeId notice = Ids.notice(id);
    int released = waveActs.release(List.of(notice));
    // What is not held any more is refused with the reason, or is on its way already.
    if (released == 0) acts.release(notice);
    flash.addFlashAttribute("done", released(released));
    return Back.to(request, "/notices");
  }

  @PostMapping("/notices/{id}/discard")
  String discard(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash) {
    acts.discard(Ids.notice(id));
    flash.addFlashAttribute("done", "Discarded; it will not be sent.");
    return Back.to(request, "/notices");
  }

  @PostMapping("/notices/release")
  String releaseAll(@RequestParam String event, RedirectAttributes flash) {
    NoticeEvent chosen =
        NoticeEvent.of(event)
            .orElseThrow(() ->
                new ActRefused(
                    ActRefused.Kind.INVALID, "There is no notice called " + event + "."));
    flash.addFlashAttribute("done", released(waveActs.releaseAll(chosen)));
    return "redirect:/notices";
  }

  @PostMapping("/notices/{id}/hold")
  String hold(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash) {
    boolean held = waveActs.hold(List.of(Ids.notice(id))) > 0;
    flash.addFlashAttribute(
        "done", held ? "Held back; it waits for you." : "It is with the mail server already.");
    return Back.to(request, "/notices");
  }

  private String released(int notices) {
    long seconds = waveActs.undo().toSeconds();
    return switch (notices) {
      case 0 -> "It is on its way already.";
      case 1 ->
          "Released; it leaves in %d seconds, and until then you can hold it back."
              .formatted(seconds);
      default ->
          "Released: %d. They leave in %d seconds; the page of the wave takes them back."
              .formatted(notices, seconds);
    };
  }

  @PostMapping("/notices/{id}/settle")
  String settle(
      @PathVariable String id,
      @RequestParam boolean sent,
      HttpServletRequest request,
      RedirectAttributes flash) {
    acts.settleDoubt(Ids.notice(id), sent);
    flash.addFlashAttribute("done", sent ? "Noted as sent." : "It is sent again.");
    return Back.to(request, "/notices");
  }

  @PostMapping("/sending/pause")
  String pause(HttpServletRequest request, RedirectAttributes flash) {
    acts.pause();
    flash.addFlashAttribute("done", "Sending is paused. Nothing leaves until you resume it.");
    return Back.to(request, "/");
  }

  @PostMapping("/sending/resume")
  String resume(HttpServletRequest request, RedirectAttributes flash) {
    acts.resume();
    flash.addFlashAttribute("done", "Sending goes on.");
    return Back.to(request, "/");
  }

  private static List<HeldGroup> groups(List<NoticeView> held, List<Waves.Held> waves) {
    Map<String, List<NoticeView>> byEvent = new LinkedHashMap<>();
    for (NoticeView notice : held)
      byEvent.computeIfAbsent(notice.event(), _ -> new ArrayList<>()).add(notice);
    return byEvent.entrySet().stream()
        .map(group ->
            new HeldGroup(
                group.getKey(),
                group.getValue().getFirst().eventWords(),
                group.getValue().size(),
                group.getValue().stream().limit(NoticeBoard.FEW).toList(),
                waves.stream()
                    .filter(wave -> wave.event().slug().equals(group.getKey()))
                    .map(wave -> wave.outage().toString())
                    .toList()))
        .toList();
  }
}
