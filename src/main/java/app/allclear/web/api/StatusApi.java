package app.allclear.web.api;

import app.allclear.customer.Directory;
import app.allclear.incident.CopyAccounts;
import app.allclear.incident.MailboxStatus;
import app.allclear.notice.NoticeState;
import app.allclear.web.DirectoryDesk;
import app.allclear.web.NoticeDesk;
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
  private final NoticeDesk notices;
  private final DirectoryDesk directory;

  StatusApi(CopyAccounts accounts, NoticeDesk notices, DirectoryDesk directory) {
    this.accounts = accounts;
    this.notices = notices;
    this.directory = directory;
  }

  record MailboxJson(
      String name,
      @Nullable Instant asOf,
      long serverHolds,
      long stored,
      long pending,
      long refused,
      long unexplained,
      boolean connected) {
    static MailboxJson of(MailboxStatus status) {
      return new MailboxJson(
          status.name(),
          status.asOf(),
          status.serverHolds(),
          status.stored(),
          status.pending(),
          status.refused(),
          status.unexplained(),
          status.connected());
    }
  }

  record CustomersJson(int count, @Nullable Instant loadedAt, int problems) {}

  record StatusJson(
      List<MailboxJson> mailboxes,
      Map<String, Integer> outbox,
      boolean paused,
      CustomersJson customers) {}

  @GetMapping("/api/status")
  StatusJson status() {
    Directory now = directory.current();
    return new StatusJson(
        accounts.statuses().stream().map(MailboxJson::of).toList(),
        outbox(notices.counts()),
        notices.paused(),
        new CustomersJson(now.customers().size(), directory.loadedAt(), now.problems().size()));
  }

  private static Map<String, Integer> outbox(Map<NoticeState, Integer> counts) {
    Map<String, Integer> outbox = new LinkedHashMap<>();
    for (NoticeState state : NoticeState.values())
      outbox.put(state.slug(), counts.getOrDefault(state, 0));
    return outbox;
  }
}
