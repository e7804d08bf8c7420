package app.allclear.web.page;

import app.allclear.flow.CopyFirst;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tick that a data directory was copied before anything was touched. */
@Controller
class CopyFirstPage {
  private final CopyFirst copyFirst;

  CopyFirstPage(CopyFirst copyFirst) {
    this.copyFirst = copyFirst;
  }

  @PostMapping("/outages/{id}/copied")
  String copied(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String server,
      Principal operator,
      RedirectAttributes flash) {
    copyFirst.copied(Ids.outage(id), server, operator.getName());
    flash.addFlashAttribute(
        "done",
        "Noted, on the timeline of every incident too: the data of " + server + " is copied.");
    return "redirect:/outages/" + Ids.outage(id);
  }
}
