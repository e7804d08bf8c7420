package app.allclear.corpus;

import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/**
 * What a careful person wrote beside one mail.
 *
 * @param senders the acceptable roles, one or two
 * @param automatic the acceptable answers, {@code yes}, {@code no} or both
 */
record Label(
    String file,
    Wanted customers,
    Wanted databases,
    Set<String> senders,
    Set<String> automatic,
    String situation,
    String why) {
  static Label of(CSVRecord row) {
    return new Label(
        row.get("file").strip(),
        Wanted.parse(row.get("customers")),
        Wanted.parse(row.get("databases")),
        Set.of(row.get("sender").strip().split("\\|")),
        Set.of(row.get("automatic").strip().split("\\|")),
        row.get("situation").strip(),
        row.get("why").strip());
  }

  boolean byMachine() {
    return automatic.equals(Set.of("yes"));
  }

  boolean byHuman() {
    return automatic.equals(Set.of("no"));
  }

  /** Some in this situation only bear somebody else's verdict, and come from the contact. */
  boolean forged() {
    return situation.equals("forged") && !senders.contains("contact");
  }

  @Override
  public String toString() {
    return "%s; databases %s; sender %s; %s (%s: %s)"
        .formatted(
            customers,
            databases.all().isEmpty() ? "none" : databases,
            String.join("|", senders),
            byMachine() ? "automatic" : byHuman() ? "by hand" : "automatic or not",
            situation,
            why);
  }
}
