package app.allclear.web;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Attention;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.MatchKind;
import app.allclear.incident.MessageId;
import app.allclear.incident.OutageId;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.TimelineEntry;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeId;
import app.allclear.notice.NoticeState;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Health;
import app.allclear.restore.HoldReason;
import app.allclear.restore.RestoreState;
import app.allclear.restore.TableChecks;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One of everything. */
public final class Samples {
  public static final Instant FIVE = Instant.parse("2026-11-22T05:00:00Z");
  public static final CustomerId C1 = new CustomerId("c1");
  public static final DatabaseName SHOP = new DatabaseName("mysql1", "shop");
  public static final DatabaseName BLOG = new DatabaseName("mysql1", "blog");
  public static final EmailAddress ANNA = new EmailAddress("anna@shop.example");

  private Samples() {}

  public static Directory directory() {
    return new Directory(
        List.of(
            new Customer(
                C1,
                "Shop GmbH",
                null,
                null,
                List.of(new Contact(ANNA, "anna@shop.example", "Anna", false)),
                List.of(),
                List.of(SHOP, BLOG))),
        List.of());
  }

  public static StoredMessage message() {
    return message("Site down");
  }

  public static StoredMessage message(String subject) {
    return new StoredMessage(
        new MessageId(7),
        "support",
        "a1@shop.example",
        "ab12",
        List.of(new StoredMessage.Copy("INBOX", 3, 41, "ab12")),
        Slices.NOW,
        null,
        "Anna",
        "anna@shop.example",
        subject,
        MatchKind.CERTAIN,
        List.of(C1),
        List.of(),
        List.of(SHOP),
        List.of(new IncidentId(5)),
        SenderRole.CONTACT,
        Map.of(C1, SenderRole.CONTACT),
        false,
        false,
        Authentication.NONE,
        List.of("anna@shop.example is registered with Shop GmbH."),
        false,
        false,
        null);
  }

  public static StoredMessage ambiguous() {
    return new StoredMessage(
        new MessageId(8),
        "support",
        null,
        "cd34",
        List.of(),
        Slices.NOW,
        null,
        null,
        "max@other.example",
        "",
        MatchKind.AMBIGUOUS,
        List.of(),
        List.of(
            new StoredMessage.Ranked(new CustomerId("c2"), List.of("The text names the site.")),
            new StoredMessage.Ranked(C1, List.of("The sender's domain."))),
        List.of(),
        List.of(),
        SenderRole.STRANGER,
        Map.of(),
        false,
        false,
        Authentication.FAIL,
        List.of("Two customers could be meant."),
        false,
        false,
        null);
  }

  public static Incident incident() {
    return new Incident(
        new IncidentId(5),
        C1,
        "Shop GmbH",
        new OutageId(2),
        true,
        FIVE,
        List.of(Attention.WROTE_AGAIN, Attention.NOTICE_HELD),
        4,
        7,
        FIVE,
        2,
        1,
        "acknowledged",
        Slices.NOW,
        1);
  }

  public static Incident everyday() {
    return new Incident(
        new IncidentId(6),
        C1,
        "Shop GmbH",
        null,
        false,
        FIVE,
        List.of(),
        1,
        1,
        null,
        0,
        0,
        null,
        null,
        0);
  }

  public static Notice notice() {
    return new Notice(
        new NoticeId(9),
        new IncidentId(5),
        C1,
        NoticeEvent.PARTLY_RESTORED,
        2,
        ANNA,
        "a1@shop.example",
        "n9@host.example",
        true,
        NoticeState.IN_DOUBT,
        "The connection broke.",
        Slices.NOW,
        Slices.NOW,
        null,
        1,
        "Some of it is back",
        "Dear Anna");
  }

  public static TimelineEntry entry() {
    return new TimelineEntry(
        Slices.NOW, TimelineEntry.Kind.MESSAGE, "Anna wrote.", new MessageId(7), null);
  }

  public static DatabaseStatus onHold() {
    return new DatabaseStatus(
        SHOP,
        Health.UNKNOWN,
        RestoreState.ON_HOLD,
        Instant.parse("2026-11-22T06:00:00Z"),
        null,
        Instant.parse("2026-11-19T02:00:00Z"),
        "the operator",
        null,
        1,
        null,
        null,
        "The customer asked to wait.",
        null,
        null,
        List.of(),
        TableChecks.NONE,
        false,
        null,
        0,
        HoldReason.ASKED_NOT_TO_OVERWRITE,
        "We wait for your word.");
  }
}
