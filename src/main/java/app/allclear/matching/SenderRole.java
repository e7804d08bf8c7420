package app.allclear.matching;

import java.util.Collection;
import java.util.Comparator;

/**
 * Who the sender is to a customer, strongest first. Only a {@link #CONTACT} may ever cause a
 * private notice, and even then the notice goes to the registered address.
 */
public enum SenderRole {
  /** The From is registered with the customer, did not fail authentication, and is no machine. */
  CONTACT,
  /**
   * Not registered, but of the customer's house: their domain, their thread, taught by the
   * operator.
   */
  COLLEAGUE,
  /** Somebody else who asks about the customer's site. */
  READER,
  /** No human: an automatic reply, a bounce, a list, an address that never reads. */
  MACHINE,
  /** Nothing but the text, if anything, links the sender to the customer; forged senders too. */
  STRANGER;

  /** The strongest of these; {@link #STRANGER} where there are none. */
  public static SenderRole strongest(Collection<SenderRole> roles) {
    return roles.stream().min(Comparator.naturalOrder()).orElse(STRANGER);
  }
}
