package app.allclear.matching;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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

  /** The customers under whom other mail by this sender, no machine's, is filed. */
  default Collection<CustomerId> customersOf(EmailAddress sender) {
    return List.of();
  }

  /**
   * Who this sender was to this customer in mail read before; empty where there was none. It may
   * only ever keep a reader a reader: nobody becomes a contact by it.
   */
  default Optional<SenderRole> earlierRole(EmailAddress sender, CustomerId customer) {
    return Optional.empty();
  }
}
