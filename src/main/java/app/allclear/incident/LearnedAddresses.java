package app.allclear.incident;

import java.util.List;

/** What the operator's assignments taught. */
public class LearnedAddresses {
  /** Newest first. */
  public List<LearnedAddress> all() {
    throw new UnsupportedOperationException();
  }
}
