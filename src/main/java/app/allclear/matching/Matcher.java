package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.mail.Authentication;
import app.allclear.mail.Letter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a letter against the directory: which customers, which databases, who the sender is, and
 * whether a machine wrote it. Safe for any thread; asks its questions of {@link KnownThreads} and
 * {@link Learned} and of nobody else.
 */
public final class Matcher {
  /**
   * @param own the addresses of our own mailboxes: what they send is never a customer's word
   */
  public Reading read(
      Letter letter,
      Directory directory,
      KnownThreads threads,
      Learned learned,
      Set<EmailAddress> own) {
    List<Customer> customers =
        Optional.ofNullable(letter.from())
            .flatMap(from -> EmailAddress.of(from.address()))
            .map(directory::withContact)
            .orElse(List.of());
    List<Reason> signs = letter.machineSigns().stream().map(Reason::new).toList();
    SenderRole role =
        letter.automatic()
            ? SenderRole.MACHINE
            : letter.authentication() == Authentication.FAIL || customers.isEmpty()
                ? SenderRole.STRANGER
                : SenderRole.CONTACT;
    return new Reading(matched(customers, role), role, !signs.isEmpty(), signs, Set.of());
  }

  private static Match matched(List<Customer> customers, SenderRole role) {
    return switch (customers.size()) {
      case 0 -> new Match.None(List.of(new Reason("Nothing points to a customer.")));
      case 1 ->
          new Match.Certain(
              List.of(
                  new CustomerMatch(
                      customers.getFirst().id(), List.of(), role, registered(customers))),
              List.of());
      default ->
          new Match.Ambiguous(
              customers.stream()
                  .map(customer -> new Candidate(customer.id(), role, registered(customers)))
                  .toList(),
              List.of(new Reason("The sender is registered with several customers.")));
    };
  }

  private static List<Reason> registered(List<Customer> customers) {
    return List.of(
        new Reason(
            "The sender is registered with "
                + String.join(", ", customers.stream().map(Customer::name).toList())
                + "."));
  }
}
