package app.allclear.web.health;

import app.allclear.incident.CopyAccounts;
import app.allclear.incident.IncidentQuery;
import app.allclear.incident.Incidents;
import app.allclear.incident.MailboxStatus;
import app.allclear.incident.Messages;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** How much of everything there is, read when asked. */
final class Figures implements MeterBinder {
  private static final IncidentQuery OPEN = new IncidentQuery(true, null, null, false, false);

  private final Incidents incidents;
  private final Messages messages;
  private final Notices notices;
  private final Outbox outbox;
  private final CopyAccounts accounts;

  Figures(
      Incidents incidents,
      Messages messages,
      Notices notices,
      Outbox outbox,
      CopyAccounts accounts) {
    this.incidents = incidents;
    this.messages = messages;
    this.notices = notices;
    this.outbox = outbox;
    this.accounts = accounts;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "allclear.incidents.open", "Open incidents", incidents, i -> i.count(OPEN));
    gauge(
        registry,
        "allclear.messages.unmatched",
        "Messages in the unmatched tray",
        messages,
        Messages::unmatchedCount);
    gauge(
        registry,
        "allclear.notices.paused",
        "1 while sending is paused",
        outbox,
        box -> box.paused() ? 1 : 0);
    for (NoticeState state : NoticeState.values())
      Gauge.builder("allclear.notices", notices, desk -> desk.counts().getOrDefault(state, 0L))
          .description("Notices by state")
          .tag("state", state.slug())
          .register(registry);
    gauge(
        registry,
        "allclear.mail.unexplained",
        "Copies on the servers that nothing accounts for",
        accounts,
        all -> sum(all, MailboxStatus::unexplained));
    gauge(
        registry,
        "allclear.mail.stored",
        "Copies stored",
        accounts,
        all -> sum(all, MailboxStatus::stored));
    gauge(
        registry,
        "allclear.mail.pending",
        "Copies seen on the servers and not yet stored",
        accounts,
        all -> sum(all, MailboxStatus::pending));
    gauge(
        registry,
        "allclear.mail.disconnected",
        "Mailboxes that are not connected",
        accounts,
        all -> sum(all, status -> status.connected() ? 0 : 1));
  }

  private static long sum(CopyAccounts accounts, ToLongFunction<MailboxStatus> figure) {
    return accounts.statuses().stream().mapToLong(figure).sum();
  }

  private static <T> void gauge(
      MeterRegistry registry,
      String name,
      String description,
      T source,
      ToDoubleFunction<T> value) {
    Gauge.builder(name, source, value).description(description).register(registry);
  }
}
