package app.allclear.web.page;

import app.allclear.flow.OperatorActs;
import app.allclear.incident.Incidents;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /incidents/{id}}: one customer's case. */
@Controller
@RequestMapping("/incidents/{id}")
class IncidentPage {
  private final Incidents incidents;
  private final IncidentViews views;
  private final OperatorActs acts;

  IncidentPage(Incidents incidents, IncidentViews views, OperatorActs acts) {
    this.incidents = incidents;
    this.views = views;
    this.acts = acts;
  }

  @GetMapping
  String show(@PathVariable String id, Model model) {
    model.addAttribute(
        "incident",
        incidents
            .find(Ids.incident(id))
            .map(views::of)
            .orElseThrow(() -> Ids.unknown("incident", id)));
    return "incident";
  }

  @PostMapping("/close")
  String close(@PathVariable String id, RedirectAttributes flash) {
    acts.close(Ids.incident(id));
    flash.addFlashAttribute("done", "Closed. New mail of this customer opens it again.");
    return "redirect:/incidents/" + Ids.incident(id);
  }

  @PostMapping("/answered")
  String answered(@PathVariable String id, RedirectAttributes flash) {
    acts.answered(Ids.incident(id));
    flash.addFlashAttribute("done", "Noted: everybody who wrote until now has your answer.");
    return "redirect:/incidents/" + Ids.incident(id);
  }

  @PostMapping("/reopen")
  String reopen(@PathVariable String id, RedirectAttributes flash) {
    acts.reopen(Ids.incident(id));
    flash.addFlashAttribute("done", "Open again.");
    return "redirect:/incidents/" + Ids.incident(id);
  }
}
