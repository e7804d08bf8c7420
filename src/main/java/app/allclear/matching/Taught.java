package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

  static String who(@Nullable String operator) {
    return operator == null ? "The operator" : operator;
  }

  static String day(Instant at) {
    return DAY.format(at);
  }
}
