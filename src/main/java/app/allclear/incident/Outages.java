package app.allclear.incident;

import java.util.List;
import java.util.Optional;

/** The declared outages. */
public class Outages {
  /** The one open outage, if any. */
  public Optional<Outage> current() {
    throw new UnsupportedOperationException();
  }

  /** Newest first. */
  public List<Outage> all() {
    throw new UnsupportedOperationException();
  }

  public Optional<Outage> find(OutageId id) {
    throw new UnsupportedOperationException();
  }
}
