package app.allclear.web.health;

import app.allclear.incident.MailboxStatus;
import app.allclear.notice.TemplateProblem;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Turns what is known into health, each trouble as a sentence. */
final class Conditions {
  private Conditions() {}

  static Health mailboxes(List<MailboxStatus> statuses) {
    if (statuses.isEmpty())
      return Health.up()
          .withDetail("mailboxes", "No mailbox is configured; add one under allclear.mailboxes.")
          .build();
    boolean well = statuses.stream().allMatch(status -> told(status) == null);
    Health.Builder health = well ? Health.up() : Health.down();
    for (MailboxStatus status : statuses) {
      String trouble = told(status);
      health.withDetail(
          status.name(),
          trouble != null
              ? trouble
              : "Holds %d, stored %d, unexplained %d."
                  .formatted(status.serverHolds(), status.stored(), status.unexplained()));
    }
    return health.build();
  }

  private static @Nullable String told(MailboxStatus status) {
    if (status.trouble() != null) return status.trouble();
    return status.connected() ? null : "Mailbox " + status.name() + " is not connected.";
  }

  static Health templates(List<TemplateProblem> problems) {
    return problems.isEmpty()
        ? Health.up().build()
        : Health.down().withDetail("problems", problems).build();
  }

  static Health store(LongSupplier look) {
    try {
      return Health.up().withDetail("newestChange", look.getAsLong()).build();
    } catch (DataAccessException | TransactionException _) {
      return Health.down()
          .withDetail("store", "The store does not answer; Allclear's own log says more.")
          .build();
    }
  }
}
