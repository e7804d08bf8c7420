package app.allclear.web.page;

import app.allclear.customer.Directories;
import app.allclear.customer.DirectoryStatus;
import app.allclear.flow.BackupRounds;
import app.allclear.flow.FoundDamage;
import app.allclear.incident.CopyAccounts;
import app.allclear.incident.IncidentQuery;
import app.allclear.incident.Incidents;
import app.allclear.incident.MailboxStatus;
import app.allclear.incident.Messages;
import app.allclear.incident.Outage;
import app.allclear.incident.Outages;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.TemplateProblem;
import app.allclear.notice.Templates;
import app.allclear.web.page.FrameView.Banner;
import app.allclear.web.page.FrameView.OutageView;
import app.allclear.web.page.FrameView.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what stands around every page. */
final class Frame {
  private static final IncidentQuery NEEDING = new IncidentQuery(true, null, null, false, true);

  private final Outages outages;
  private final Incidents incidents;
  private final Messages messages;
  private final Notices notices;
  private final Outbox outbox;
  private final Templates templates;
  private final CopyAccounts accounts;
  private final Directories directory;
  private final FoundDamage damage;
  private final BackupRounds backups;
  private final Times times;

  Frame(
      Outages outages,
      Incidents incidents,
      Messages messages,
      Notices notices,
      Outbox outbox,
      Templates templates,
      CopyAccounts accounts,
      Directories directory,
      FoundDamage damage,
      BackupRounds backups,
      Times times) {
    this.outages = outages;
    this.incidents = incidents;
    this.messages = messages;
    this.notices = notices;
    this.outbox = outbox;
    this.templates = templates;
    this.accounts = accounts;
    this.directory = directory;
    this.damage = damage;
    this.backups = backups;
    this.times = times;
  }

  FrameView now() {
    Map<NoticeState, Long> counts = notices.counts();
    return new FrameView(
        outages.current().map(outage -> view(outage, times)).orElse(null),
        incidents.count(NEEDING),
        messages.unmatchedCount(),
        counts.getOrDefault(NoticeState.HELD, 0L) + counts.getOrDefault(NoticeState.IN_DOUBT, 0L),
        outbox.paused(),
        suggestion(),
        banners());
  }

  private @Nullable Suggestion suggestion() {
    return damage
        .suggestion()
        .map(one -> new Suggestion(one.name(), one.words(), times.of(one.startedAt())))
        .orElse(null);
  }

  static OutageView view(Outage outage, Times times) {
    int percent = outage.affected() == 0 ? 0 : 100 * outage.restored() / outage.affected();
    return new OutageView(
        outage.id().toString(),
        outage.name(),
        times.of(outage.startedAt()),
        times.orNull(outage.endedAt()),
        outage.affected(),
        outage.restored(),
        percent,
        outage.publicWord() == null ? null : outage.publicWord().text(),
        outage.publicWord() == null ? null : times.of(outage.publicWord().saidAt()));
  }

  private List<Banner> banners() {
    List<Banner> banners = new ArrayList<>();
    List<MailboxStatus> mailboxes = accounts.statuses();
    if (mailboxes.isEmpty())
      banners.add(
          new Banner(
              "calm",
              "No mailbox is watched yet. Name yours under allclear.mailboxes in config/application.yml (config/application.example.yml shows how) and start again.",
              null,
              null));
    for (MailboxStatus mailbox : mailboxes) {
      mailbox(banners, mailbox.name(), mailbox);
      if (mailbox.sent() != null) mailbox(banners, sentOf(mailbox), mailbox.sent());
    }
    directory(banners);
    backups(banners);
    for (TemplateProblem problem : templates.problems())
      banners.add(new Banner("bad", words(problem), "/notices", "Notices"));
    return banners;
  }

  private void backups(List<Banner> banners) {
    if (!backups.areConfigured()) return;
    BackupRounds.Standing standing = backups.standing();
    if (standing.isCalm()) return;
    List<String> told = new ArrayList<>();
    if (standing.without() > 0)
      told.add("databases without a usable backup: " + standing.without());
    if (standing.old() > 0) told.add("databases whose newest backup is old: " + standing.old());
    if (standing.unusable() > 0)
      told.add("backup files that are damaged or cut short: " + standing.unusable());
    banners.add(
        new Banner(
            "doubt",
            "The backups need a look: " + String.join("; ", told) + ".",
            "/databases?show=all",
            "Databases"));
  }

  static String words(TemplateProblem problem) {
    String place = problem.line() > 0 ? ", line " + problem.line() : "";
    return "Template " + problem.file() + place + ": " + problem.sentence();
  }

  private static String sentOf(MailboxStatus mailbox) {
    return "%s, folder %s,".formatted(mailbox.name(), mailbox.sent().name());
  }

  private static void mailbox(List<Banner> banners, String name, MailboxStatus mailbox) {
    String trouble =
        mailbox.trouble() != null
            ? mailbox.trouble()
            : mailbox.connected() ? null : "Mailbox " + name + " is not connected yet.";
    if (trouble != null) banners.add(new Banner("bad", trouble, "/mailboxes", "Mailboxes"));
    if (mailbox.unexplained() != 0)
      banners.add(
          new Banner(
              "bad",
              "Mailbox %s holds %d messages that nothing accounts for."
                  .formatted(name, mailbox.unexplained()),
              "/mailboxes",
              "Mailboxes"));
  }

  private void directory(List<Banner> banners) {
    DirectoryStatus status = directory.status();
    int problems = status.problems().size();
    if (status.trouble() != null && !status.missing())
      banners.add(new Banner("bad", status.trouble(), "/directory", "Directory"));
    if (status.customers() == 0 && (status.trouble() == null || status.missing()))
      banners.add(
          new Banner(
              "calm",
              "No customers are loaded, so no mail can be told whose it is. Put your list into the file that allclear.customers names (config/customers.example.csv shows how); it is read as soon as it is there.",
              "/directory",
              "Directory"));
    if (problems > 0)
      banners.add(
          new Banner(
              "doubt",
              problems == 1
                  ? "One line of the customer file needs a look."
                  : problems + " lines of the customer file need a look.",
              "/directory",
              "Directory"));
  }
}
