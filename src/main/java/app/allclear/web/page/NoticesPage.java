package app.allclear.web.page;

import app.allclear.flow.ActRefused;
import app.allclear.flow.OperatorActs;
import app.allclear.notice.NoticeEvent;
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
  private final OperatorActs acts;

  NoticesPage(NoticeBoard board, RestingBoard resting, OperatorActs acts) {
    this.board = board;
    this.resting = resting;
    this.acts = acts;
  }

  /** Held notices of one event. */
  public record HeldGroup(String event, String words, List<NoticeView> notices) {}

  /** The page. */
  public record NoticesView(
      List<HeldGroup> held, List<NoticeView> inDoubt, List<NoticeView> newest) {}

  @GetMapping("/notices")
  String list(Model model) {
    NoticeBoard.Board now = board.board(SHOWN);
    model.addAttribute("view", new NoticesView(groups(now.held()), now.inDoubt(), now.newest()));
    model.addAttribute("resting", resting.rows());
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
    acts.release(Ids.notice(id));
    flash.addFlashAttribute("done", "Released; it goes out now.");
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
    flash.addFlashAttribute("done", "Released %d notices.".formatted(acts.releaseAll(chosen)));
    return "redirect:/notices";
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

  private static List<HeldGroup> groups(List<NoticeView> held) {
    Map<String, List<NoticeView>> byEvent = new LinkedHashMap<>();
    for (NoticeView notice : held)
      byEvent.computeIfAbsent(notice.event(), _ -> new ArrayList<>()).add(notice);
    return byEvent.entrySet().stream()
        .map(group ->
            new HeldGroup(
                group.getKey(), group.getValue().getFirst().eventWords(), group.getValue()))
        .toList();
  }
}
