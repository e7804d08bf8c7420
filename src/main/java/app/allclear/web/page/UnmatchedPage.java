package app.allclear.web.page;

import app.allclear.incident.Messages;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /unmatched}: mail of which nobody can say for certain whose it is. */
@Controller
class UnmatchedPage {
  private static final int SHOWN = 100;

  private final Messages messages;
  private final MessageViews views;

  UnmatchedPage(Messages messages, MessageViews views) {
    this.messages = messages;
    this.views = views;
  }

  @GetMapping("/unmatched")
  String tray(Model model) {
    List<MessageView> tray =
        messages.unmatched(SHOWN).stream().map(message -> views.of(message, null)).toList();
    model.addAttribute("tray", tray);
    model.addAttribute("more", Math.max(0, messages.unmatchedCount() - tray.size()));
    return "unmatched";
  }
}
