package app.allclear.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.util.HtmlUtils;

/**
 * The HTML of the demonstration's own page: who got what, and one person's inbox with its threads.
 */
final class InboxView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final int NEWEST = 30;

  private final Stage stage;
  private final Notices notices;

  InboxView(Stage stage, Notices notices) {
    this.stage = stage;
    this.notices = notices;
  }

  /** All-clears as they arrive, newest first, and every customer's inboxes. */
  String home() {
    return "<section><h2>All-clears, as they arrive</h2>%s</section><section><h2>The customers' own inboxes</h2>%s</section>"
        .formatted(arrivals(), inboxes());
  }

  private String arrivals() {
    record Arrival(String customer, Notices.Received mail) {}
    List<Arrival> arrivals = new ArrayList<>();
    notices
        .restoredByCustomer()
        .forEach(
            (customer, mails) -> mails.forEach(mail -> arrivals.add(new Arrival(customer, mail))));
    arrivals.sort(Comparator.comparing((Arrival one) -> one.mail().at()).reversed());
    if (arrivals.isEmpty()) return "<p>None yet.</p>";
    StringBuilder rows = new StringBuilder("<table><tr><th>at<th>customer<th>inbox<th>after</tr>");
    for (Arrival one : arrivals.subList(0, Math.min(NEWEST, arrivals.size())))
      rows.append(
          "<tr><td class=at>%s<td>%s<td>%s<td>%s</tr>"
              .formatted(
                  TIME.format(one.mail().at()),
                  safe(stage.cast.customer(one.customer()).name()),
                  link(one.mail().address()),
                  after(one.customer(), one.mail().at())));
    return rows.append("</table>").toString();
  }

  private String after(String customer, Instant arrived) {
    return Latencies.lastReport(stage.journal, stage.cast.customer(customer))
        .map(at -> "%.1f s".formatted(Duration.between(at, arrived).toMillis() / 1000.0))
        .orElse("");
  }

  private String inboxes() {
    StringBuilder rows =
        new StringBuilder("<table><tr><th>customer<th>inbox<th>mails<th>the last one</tr>");
    for (CastCustomer customer : stage.cast.customers())
      for (String address : customer.contacts()) {
        List<Drawers.Kept> mails = stage.drawers.in(address);
        rows.append(
            "<tr><td>%s<td>%s<td>%d<td>%s</tr>"
                .formatted(
                    safe(customer.name()),
                    link(address),
                    mails.size(),
                    mails.isEmpty() ? "" : safe(ReadMail.of(mails.getLast(), true).subject())));
      }
    return rows.append("</table>").toString();
  }

  /**
   * One inbox: the person's own mails to support with our notices threaded below, as a mail program
   * would.
   */
  String inbox(String address) {
    Map<String, List<ReadMail>> threads = new TreeMap<>();
    List<ReadMail> mails = mailsOf(address);
    for (ReadMail mail : mails)
      threads.computeIfAbsent(root(mail, mails), _ -> new ArrayList<>()).add(mail);
    List<List<ReadMail>> newestFirst = new ArrayList<>(threads.values());
    newestFirst.sort(
        Comparator.comparing((List<ReadMail> thread) -> thread.getLast().at()).reversed());
    StringBuilder html =
        new StringBuilder(
            "<p><a href='/'>all inboxes</a></p><h2>Inbox of " + safe(address) + "</h2>");
    if (newestFirst.isEmpty())
      html.append("<p>Empty: nothing was sent to this address, and nobody wrote from it.</p>");
    for (List<ReadMail> thread : newestFirst) {
      html.append("<article>");
      thread.forEach(mail -> html.append(mail(mail, thread)));
      html.append("</article>");
    }
    return html.toString();
  }

  private List<ReadMail> mailsOf(String address) {
    List<ReadMail> mails = new ArrayList<>();
    for (Drawers.Kept mail : stage.drawers.in(address)) mails.add(ReadMail.of(mail, true));
    for (CastMail written : stage.cast.mails())
      if (written.address().equals(address) && !written.truth().forged())
        stage.drawers.in(MailBytes.SUPPORT).stream()
            .filter(kept -> kept.key().equals(written.id()))
            .forEach(kept -> mails.add(ReadMail.of(kept, false)));
    mails.sort(Comparator.comparing(ReadMail::at));
    return mails;
  }

  private static String root(ReadMail mail, List<ReadMail> all) {
    ReadMail at = mail;
    for (int depth = 0; depth < all.size(); depth++) {
      String parent = at.inReplyTo();
      ReadMail found =
          all.stream()
              .filter(one -> !parent.isEmpty() && one.messageId().equals(parent))
              .findFirst()
              .orElse(null);
      if (found == null || found == at) break;
      at = found;
    }
    return at.messageId();
  }

  private static String mail(ReadMail mail, List<ReadMail> thread) {
    boolean below = mail != thread.getFirst();
    return "<div class='%s %s'><header><b>%s</b> <span>%s</span> <time>%s</time></header><pre>%s</pre></div>"
        .formatted(
            mail.received() ? "got" : "sent",
            below ? "below" : "",
            safe(mail.subject()),
            mail.received() ? safe(mail.from()) : "sent by this person",
            TIME.format(mail.at()),
            safe(mail.text()));
  }

  private static String link(String address) {
    return "<a href='/inbox?address=%s'>%s</a>".formatted(Api.encoded(address), safe(address));
  }

  private static String safe(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
