package app.allclear.web.api;

import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.customer.DirectoryStatus;
import app.allclear.incident.CopyAccounts;
import app.allclear.incident.MailboxStatus;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/status}: does everything add up. */
@RestController
class StatusApi {
  private final CopyAccounts accounts;
  private final Notices notices;
  private final Outbox outbox;
  private final Directories directory;

  StatusApi(CopyAccounts accounts, Notices notices, Outbox outbox, Directories directory) {
    this.accounts = accounts;
    this.notices = notices;
    this.outbox = outbox;
    this.directory = directory;
  }

  /**
   * @param sent the same of its folder for sent mail, under the folder's name, or null. It counts
   *     apart: what stands there is no mail received
   */
  record MailboxJson(
      String name,
      @Nullable Instant asOf,
      long serverHolds,
      long stored,
      long pending,
      long refused,
      long unexplained,
      boolean connected,
      @Nullable MailboxJson sent) {
    static MailboxJson of(MailboxStatus status) {
      return new MailboxJson(
          status.name(),
          status.asOf(),
          status.serverHolds(),
          status.stored(),
          status.pending(),
          status.refused(),
          status.unexplained(),
          status.connected(),
          status.sent() == null ? null : of(status.sent()));
    }
  }

  record CustomersJson(int count, @Nullable Instant loadedAt, int problems) {}

  record StatusJson(
      List<MailboxJson> mailboxes,
      Map<String, Long> outbox,
      boolean paused,
      CustomersJson customers) {}

  @GetMapping("/api/status")
  StatusJson status() {
    Directory now = directory.inForce();
    DirectoryStatus file = directory.status();
    // A file that is broken, missing or waits for a yes is a problem like any of its lines.
    int problems = now.problems().size() + (file.trouble() == null ? 0 : 1);
    return new StatusJson(
        accounts.statuses().stream().map(MailboxJson::of).toList(),
        byState(notices.counts()),
        outbox.paused(),
        new CustomersJson(now.customers().size(), file.loadedAt(), problems));
  }

  private static Map<String, Long> byState(Map<NoticeState, Long> counts) {
    Map<String, Long> outbox = new LinkedHashMap<>();
    for (NoticeState state : NoticeState.values())
      outbox.put(state.slug(), counts.getOrDefault(state, 0L));
    return outbox;
  }
}
