package app.allclear.matching;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * Who the sender is to a customer, strongest first. Only a {@link #CONTACT} may ever cause a
 * private notice, and even then the notice goes to the registered address.
 */
public enum SenderRole {
  /** The From is registered with the customer, did not fail authentication, and is no machine. */
  CONTACT,
  /**
   * From a contact's address as well, but perhaps a machine wrote it: nothing leaves because of it
   * before somebody has looked.
   */
  DOUBTED,
  /**
   * A contact's address but for a tag ({@code jane+shop@}): the same mailbox wherever tags are
   * known, and yet not what is registered, so that nothing leaves because of it.
   */
  TAGGED,
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

  /** As pages and the API call it; whether to doubt, and the tag, are told by the reasons. */
  public String word() {
    return switch (this) {
      case CONTACT, DOUBTED, TAGGED -> "contact";
      case COLLEAGUE, READER, MACHINE, STRANGER -> name().toLowerCase(Locale.ROOT);
    };
  }
}
