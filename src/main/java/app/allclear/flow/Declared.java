package app.allclear.flow;

import app.allclear.incident.Outage;
import java.util.List;

/**
 * What came of a declaration.
 *
 * @param adopted how many messages since the start now stand in the outage
 * @param unknownNames pasted names that are no customer's database, as pasted
 */
public record Declared(Outage outage, int adopted, int marked, List<String> unknownNames) {
  public Declared {
    unknownNames = List.copyOf(unknownNames);
  }
}
