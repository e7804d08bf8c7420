package app.allclear.incident;

import app.allclear.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Something about to be taught.
 *
 * @param customer null exactly for a mark
 * @param by the operator
 * @param message the message it is taught from; null where it is taught on its own
 */
public record Lecture(
    Teaching.Kind kind,
    String said,
    @Nullable CustomerId customer,
    @Nullable String by,
    @Nullable MessageId message) {
  public Lecture {
    if ((customer == null) != kind.isMark())
      throw new IllegalArgumentException("A mark has no customer, everything else has one.");
  }

  /** As the store keeps it: marks belong to nobody. */
  String owner() {
    return customer == null ? "" : customer.value();
  }
}
