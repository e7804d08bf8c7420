package app.allclear.notice;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.EmailAddress;
import app.allclear.customer.Site;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.RestoreState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A made-up customer for reading templates before there is an outage. Pure. */
public final class Example {
  private static final String CONTACT = "jane@shop.example";
  private static final List<String> NAMES = List.of("shop_db", "shop_blog", "shop_wiki");

  private Example() {}

  /** A customer with so many databases, up to three, as an event of this kind finds them. */
  public static Situation with(int databases, NoticeEvent event, Instant now) {
    Instant start = now.minus(Duration.ofHours(9));
    List<DatabaseName> names =
        NAMES.subList(0, databases).stream().map(name -> new DatabaseName("mysql1", name)).toList();
    return new Situation(
        customer(names),
        incident(start),
        new Outage(new OutageId(1), "mysql1", start, null, 60, 34, null),
        Stream.iterate(0, n -> n < databases, n -> n + 1)
            .map(n ->
                DatabaseStatus.supposed(
                    names.get(n),
                    states(event).get(n),
                    start.minus(Duration.ofDays(3)),
                    now.minus(Duration.ofMinutes(18))))
            .toList(),
        List.of(),
        List.of());
  }

  /** The same in another language; the default text's where it is null. */
  public static Situation in(@Nullable Locale locale, Situation situation) {
    Customer whose = situation.customer();
    return new Situation(
        new Customer(
            whose.id(),
            whose.name(),
            locale,
            whose.zone(),
            whose.contacts(),
            whose.sites(),
            whose.databases()),
        situation.incident(),
        situation.outage(),
        situation.databases(),
        situation.messages(),
        situation.notices());
  }

  private static Customer customer(List<DatabaseName> names) {
    return new Customer(
        new CustomerId("example"),
        "Jane's Shop",
        null,
        null,
        List.of(new Contact(EmailAddress.of(CONTACT).orElseThrow(), CONTACT, "Jane Doe", false)),
        List.of(
            new Site("shop.example", "shop.example", names.isEmpty() ? null : names.getFirst())),
        names);
  }

  private static Incident incident(Instant start) {
    return new Incident(
        new IncidentId(1),
        new CustomerId("example"),
        "Jane's Shop",
        new OutageId(1),
        true,
        start,
        List.of(),
        1,
        1,
        null,
        0,
        0,
        null,
        null,
        1);
  }

  private static List<RestoreState> states(NoticeEvent event) {
    return switch (event) {
      case ACKNOWLEDGED, PROGRESS, READER, REPLY ->
          List.of(RestoreState.NEEDED, RestoreState.RUNNING, RestoreState.RESTORED);
      case RESTORED -> List.of(RestoreState.RESTORED, RestoreState.RESTORED, RestoreState.RESTORED);
      case PARTLY_RESTORED, AFTERWARDS ->
          List.of(RestoreState.RESTORED, RestoreState.RUNNING, RestoreState.GIVEN_UP);
      case DAMAGED_AGAIN ->
          List.of(RestoreState.NEEDED, RestoreState.RESTORED, RestoreState.RESTORED);
      case NOT_RESTORED ->
          List.of(RestoreState.GIVEN_UP, RestoreState.RESTORED, RestoreState.NEEDED);
    };
  }
}
