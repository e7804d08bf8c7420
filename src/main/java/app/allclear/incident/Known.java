package app.allclear.incident;

import app.allclear.restore.DatabaseStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides how an incident stands, told by {@code flow}; its messages the incident knows.
 *
 * @param incident as it stands so far
 * @param name the customer's by the directory in force; null where they are not in it
 * @param databases those the incident is about
 * @param damagedMeanwhile whether one of them was damaged and no longer shows it
 */
public record Known(
    Incident incident,
    @Nullable String name,
    List<DatabaseStatus> databases,
    NoticeStanding notices,
    boolean hasContact,
    boolean damagedMeanwhile) {
  public Known {
    databases = List.copyOf(databases);
  }

  /** The customer's name now. */
  String customerName() {
    return name == null ? incident.customerName() : name;
  }
}
