package app.allclear.web.page;

import app.allclear.incident.CopyAccounts;
import app.allclear.incident.MailboxStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /mailboxes}: does every mail on the server have its account here. */
@Controller
class MailboxesPage {
  private final CopyAccounts accounts;
  private final Times times;

  MailboxesPage(CopyAccounts accounts, Times times) {
    this.accounts = accounts;
    this.times = times;
  }

  /**
   * A mailbox in figures.
   *
   * @param sent its folder for sent mail, or null
   */
  public record MailboxView(
      String name,
      @Nullable Moment asOf,
      long holds,
      long stored,
      long pending,
      long refused,
      long unexplained,
      boolean connected,
      @Nullable String trouble,
      @Nullable MailboxView sent) {}

  @GetMapping("/mailboxes")
  String show(Model model) {
    List<MailboxView> mailboxes = accounts.statuses().stream().map(this::view).toList();
    model.addAttribute("mailboxes", mailboxes);
    return "mailboxes";
  }

  private MailboxView view(MailboxStatus status) {
    return new MailboxView(
        status.name(),
        times.orNull(status.asOf()),
        status.serverHolds(),
        status.stored(),
        status.pending(),
        status.refused(),
        status.unexplained(),
        status.connected(),
        status.trouble(),
        status.sent() == null ? null : view(status.sent()));
  }
}
