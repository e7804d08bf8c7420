package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lessons about customers the directory still has, in the words of a reason. */
record Taught(List<Lesson> lessons, List<Customer> customers) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  static Taught of(Inquiry inquiry, List<Lesson> lessons) {
    List<CustomerId> ids = lessons.stream().map(Lesson::customer).toList();
    return new Taught(lessons, inquiry.present(ids));
  }

  /** What was taught about this domain, or else about the nearest it is a subdomain of. */
  static List<Lesson> ofDomain(Inquiry inquiry, String domain) {
    List<String> ends = new ArrayList<>();
    for (int dot = -1; domain.indexOf('.', dot + 1) > 0; dot = domain.indexOf('.', dot + 1))
      ends.add(domain.substring(dot + 1));
    if (ends.isEmpty()) return List.of();
    List<Lesson> lessons = inquiry.learned().ofDomains(ends);
    for (String end : ends) {
      List<Lesson> exactly = lessons.stream().filter(lesson -> lesson.said().equals(end)).toList();
      if (!exactly.isEmpty()) return exactly;
    }
    return List.of();
  }

  boolean nothing() {
    return customers.isEmpty();
  }

  /** "jane filed mail from anna@web.example under Shop GmbH on 1 March 2026." */
  String why(String what) {
    Lesson last = lessons.getLast();
    return who(last.by())
        + " filed "
        + what
        + " under "
        + Inquiry.names(customers)
        + " on "
        + day(last.at())
        + ".";
  }

  /** "Fjordkoret, which jane filed under Bergen Mannskor on 1 March 2026". */
  String what() {
    Lesson last = lessons.getLast();
    return "%s, which %s filed under %s on %s"
        .formatted(
            last.said(),
            last.by() == null ? "the operator" : last.by(),
            Inquiry.names(customers),
            day(last.at()));
  }

  static String who(@Nullable String operator) {
    return operator == null ? "The operator" : operator;
  }

  static String day(Instant at) {
    return DAY.format(at);
  }
}
