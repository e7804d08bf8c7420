package app.allclear.web.page;

import app.allclear.customer.Directories;
import app.allclear.flow.ActRefused;
import app.allclear.flow.CopyFirst;
import app.allclear.flow.Declared;
import app.allclear.flow.FoundDamage;
import app.allclear.flow.OperatorActs;
import app.allclear.flow.WaveActs;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.notice.Mode;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeModes;
import app.allclear.notice.PublicPage;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /outages}: declaring one in two minutes, seeing what came of it, ending it. */
@Controller
@RequestMapping("/outages")
class OutagePage {
  private final Outages outages;
  private final OperatorActs acts;
  private final WaveActs waveActs;
  private final NoticeModes modes;
  private final Directories directory;
  private final PublicPage publicPage;
  private final FoundDamage damage;
  private final CopyFirst copyFirst;
  private final Frame frame;
  private final Times times;

  OutagePage(
      Outages outages,
      OperatorActs acts,
      WaveActs waveActs,
      NoticeModes modes,
      Directories directory,
      PublicPage publicPage,
      FoundDamage damage,
      CopyFirst copyFirst,
      Frame frame,
      Times times) {
    this.outages = outages;
    this.acts = acts;
    this.waveActs = waveActs;
    this.modes = modes;
    this.directory = directory;
    this.publicPage = publicPage;
    this.damage = damage;
    this.copyFirst = copyFirst;
    this.frame = frame;
    this.times = times;
  }

  /** One event's modes to choose from; {@code main} ones are shown at once. */
  public record EventChoice(
      String slug, String words, String chosen, boolean main, List<ModeChoice> modes) {}

  /** A mode in words. */
  public record ModeChoice(String name, String words) {}

  @GetMapping
  String all(Model model) {
    model.addAttribute(
        "outages", outages.all().stream().map(one -> Frame.view(one, times)).toList());
    return "outages";
  }

  @GetMapping("/new")
  ModelAndView form() {
    String now = times.field(times.now());
    return page(new OutageForm("", "60", now, "", false, "", Map.of()), null);
  }

  @PostMapping
  ModelAndView declare(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String ago,
      @RequestParam(defaultValue = "") String startedAt,
      @RequestParam(defaultValue = "") String server,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "") String damaged,
      @RequestParam Map<String, String> everything,
      RedirectAttributes flash) {
    OutageForm form =
        new OutageForm(name, ago, startedAt, server, all, damaged, chosen(everything));
    try {
      Declared declared = acts.declare(form.declaration(times));
      flash.addFlashAttribute("declared", declared);
      return new ModelAndView("redirect:/outages/" + declared.outage().id());
    } catch (ActRefused refused) {
      ModelAndView again = page(form, refused.getMessage());
      again.addObject("frame", frame.now());
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
  }

  /** One click on what probes suggest. */
  @PostMapping("/suggested")
  String suggested() {
    return "redirect:/outages/" + damage.declare().id();
  }

  /** No outage, until other damage is found. */
  @PostMapping("/suggested/dismiss")
  String dismiss(RedirectAttributes flash) {
    damage.dismiss();
    flash.addFlashAttribute(
        "done", "Noted in the log. Nothing more is suggested until other damage is found.");
    return "redirect:/databases";
  }

  @GetMapping("/{id}")
  String show(@PathVariable String id, Model model) {
    OutageId outage = Ids.outage(id);
    model.addAttribute(
        "outage",
        outages
            .find(outage)
            .map(one -> Frame.view(one, times))
            .orElseThrow(() -> Ids.unknown("outage", id)));
    model.addAttribute("choices", choices(modes.of(outage), Map.of()));
    model.addAttribute(
        "steps", copyFirst.steps(outage).stream().map(step -> CopyStep.of(step, times)).toList());
    model.addAttribute(
        "notes",
        copyFirst.notes(outage).stream().map(note -> IncidentViews.note(note, times)).toList());
    model.addAttribute("publicFolder", publicPage.folder().toAbsolutePath().normalize());
    return "outage";
  }

  /** What may send itself from here on; nothing held is released by it. */
  @PostMapping("/{id}/modes")
  String modes(
      @PathVariable String id,
      @RequestParam Map<String, String> everything,
      RedirectAttributes flash) {
    OutageId outage = Ids.outage(id);
    waveActs.choose(outage, OutageForm.modes(chosen(everything)));
    flash.addFlashAttribute(
        "done", "Changed, for what is owed from now on. Nothing that is held was released.");
    return "redirect:/outages/" + outage;
  }

  @PostMapping("/{id}/rename")
  String rename(@PathVariable String id, @RequestParam String name, RedirectAttributes flash) {
    if (name.isBlank()) throw new ActRefused(ActRefused.Kind.INVALID, "Give the outage a name.");
    acts.change(Ids.outage(id), name.strip(), null);
    flash.addFlashAttribute("done", "Renamed.");
    return "redirect:/outages/" + Ids.outage(id);
  }

  @PostMapping("/{id}/public")
  String sayPublicly(@PathVariable String id, @RequestParam String text, RedirectAttributes flash) {
    OutageId outage = Ids.outage(id);
    acts.sayPublicly(outage, text);
    flash.addFlashAttribute(
        "done", text.isBlank() ? "Taken back." : "Said. The page for the public follows.");
    return "redirect:/outages/" + outage;
  }

  @PostMapping("/{id}/end")
  String end(@PathVariable String id, RedirectAttributes flash) {
    Instant now = times.now();
    acts.change(Ids.outage(id), null, now);
    flash.addFlashAttribute(
        "done", "The outage has ended. What is owed is still sent; nothing was closed.");
    return "redirect:/outages/" + Ids.outage(id);
  }

  private ModelAndView page(OutageForm form, @Nullable String refused) {
    ModelAndView page = new ModelAndView("outage-new");
    page.addObject("form", form);
    page.addObject("refused", refused);
    page.addObject("servers", Names.servers(directory.inForce()));
    page.addObject("zone", times.zone().getId());
    page.addObject("open", outages.current().map(one -> one.name()).orElse(null));
    page.addObject("choices", choices(modes.of(null), form.modes()));
    return page;
  }

  private static List<EventChoice> choices(
      Map<NoticeEvent, Mode> configured, Map<String, String> typed) {
    return NoticeEvent.WORDED.stream()
        .map(event ->
            new EventChoice(
                event.slug(),
                EventWords.of(event),
                typed.getOrDefault(event.slug(), configured.getOrDefault(event, Mode.HOLD).name()),
                event == NoticeEvent.ACKNOWLEDGED || event == NoticeEvent.RESTORED,
                Arrays.stream(Mode.values())
                    .map(mode -> new ModeChoice(mode.name(), EventWords.of(mode)))
                    .toList()))
        .toList();
  }

  private static Map<String, String> chosen(Map<String, String> everything) {
    Map<String, String> chosen = new HashMap<>();
    for (NoticeEvent event : NoticeEvent.WORDED) {
      String mode = everything.get("mode-" + event.slug());
      if (mode != null) chosen.put(event.slug(), mode);
    }
    return chosen;
  }
}
