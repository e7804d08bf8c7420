package app.allclear.web.page;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.flow.ActRefused;
import app.allclear.flow.OperatorActs;
import app.allclear.incident.OperatorLog;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /log}: the operator's own notes. */
@Controller
class LogPage {
  private static final int SHOWN = 300;

  private final OperatorLog log;
  private final OperatorActs acts;
  private final Directories directory;
  private final Times times;

  LogPage(OperatorLog log, OperatorActs acts, Directories directory, Times times) {
    this.log = log;
    this.acts = acts;
    this.directory = directory;
    this.times = times;
  }

  @GetMapping("/log")
  String show(Model model) {
    model.addAttribute(
        "notes",
        log.newest(SHOWN).stream().map(entry -> IncidentViews.note(entry, times)).toList());
    return "log";
  }

  @PostMapping("/log")
  String note(
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String customer,
      @RequestParam(defaultValue = "") String database,
      HttpServletRequest request,
      RedirectAttributes flash) {
    if (text.isBlank()) throw new ActRefused(ActRefused.Kind.INVALID, "Write something first.");
    CustomerId about = customer.isBlank() ? null : new People(directory.inForce()).meant(customer);
    DatabaseName of = Names.orNull(database);
    acts.note(text.strip(), about, of);
    flash.addFlashAttribute("done", "Noted.");
    return Back.to(request, "/log");
  }
}
