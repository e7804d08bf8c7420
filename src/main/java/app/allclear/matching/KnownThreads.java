package app.allclear.matching;

import app.allclear.customer.CustomerId;
import java.util.Collection;
import java.util.List;

/** The conversations known so far, asked for by the Message-IDs a letter answers. */
@FunctionalInterface
public interface KnownThreads {
  /** Where nothing is known yet. */
  KnownThreads NONE = _ -> List.of();

  /**
   * The customers under whom messages with these Message-IDs are filed, or to whom we sent them;
   * empty where none is known. Ids come without angle brackets.
   */
  Collection<CustomerId> customersOf(Collection<String> messageIds);
}
