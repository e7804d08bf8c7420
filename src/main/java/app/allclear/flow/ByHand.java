package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Decided;
import app.allclear.incident.MatchKind;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the operator's word makes of a message. It makes nobody a contact: that is only who is
 * registered with the customer, and did not fail authentication.
 */
final class ByHand {
  private final Directories directories;

  ByHand(Directories directories) {
    this.directories = directories;
  }

  /**
   * About exactly these customers, because the operator said so.
   *
   * @param marked who the operator said wrote it, as {@link #marked} has it; null: said nothing
   */
  Decided assigned(
      StoredMessage message, List<CustomerId> chosen, boolean automatic, @Nullable Boolean marked) {
    List<String> reasons = new ArrayList<>();
    if (marked != null) reasons.add(said(marked));
    reasons.add(
        chosen.isEmpty()
            ? "You said that it is about no customer."
            : "You assigned it to %s.".formatted(names(chosen)));
    List<Decided.Toward> toward =
        chosen.stream()
            .map(one ->
                new Decided.Toward(
                    one, true, role(message, one, automatic), List.of("You assigned it.")))
            .toList();
    return new Decided(
        chosen.isEmpty() ? MatchKind.NONE : MatchKind.CERTAIN,
        strongest(toward, automatic),
        automatic,
        toward,
        databasesOf(message, chosen),
        reasons,
        true,
        false);
  }

  private static String said(boolean machine) {
    return machine ? "You said that a machine wrote it." : "You said that a human wrote it.";
  }

  /** The evidence as it is, but for who wrote it. */
  Decided marked(StoredMessage message, Decided evidence, boolean machine) {
    List<Decided.Toward> toward = new ArrayList<>();
    for (Decided.Toward one : evidence.toward())
      toward.add(
          new Decided.Toward(
              one.customer(),
              one.certain(),
              machine || evidence.automatic() || one.role() == SenderRole.DOUBTED
                  ? role(message, one.customer(), machine)
                  : one.role(),
              one.reasons()));
    List<String> reasons = new ArrayList<>();
    reasons.add(machine ? "You said that a machine wrote it." : "You said that a human wrote it.");
    reasons.addAll(evidence.reasons());
    return new Decided(
        evidence.kind(),
        strongest(toward, machine),
        machine,
        toward,
        evidence.databases(),
        reasons,
        false,
        evidence.kind() != MatchKind.CERTAIN && !machine,
        null,
        evidence.uses(),
        evidence.sharedSender());
  }

  private static SenderRole strongest(List<Decided.Toward> toward, boolean automatic) {
    if (toward.isEmpty()) return automatic ? SenderRole.MACHINE : SenderRole.STRANGER;
    return SenderRole.strongest(toward.stream().map(Decided.Toward::role).toList());
  }

  private Set<DatabaseName> databasesOf(StoredMessage message, List<CustomerId> chosen) {
    return message.databases().stream()
        .filter(database ->
            directories
                .inForce()
                .ownerOf(database)
                .filter(owner -> chosen.contains(owner.id()))
                .isPresent())
        .collect(Collectors.toSet());
  }

  private SenderRole role(StoredMessage message, CustomerId customer, boolean automatic) {
    if (automatic) return SenderRole.MACHINE;
    if (message.authentication() == Authentication.FAIL) return SenderRole.STRANGER;
    return isContact(message, customer) ? SenderRole.CONTACT : SenderRole.COLLEAGUE;
  }

  private boolean isContact(StoredMessage message, CustomerId customer) {
    Optional<EmailAddress> address = EmailAddress.of(message.from());
    return address.isPresent()
        && directories.inForce().withContact(address.get()).stream()
            .anyMatch(known -> known.id().equals(customer));
  }

  /** The customers' names, as a sentence lists them; ids where the directory lost them. */
  String names(List<CustomerId> customers) {
    return customers.stream()
        .map(id -> directories.inForce().find(id).map(Customer::name).orElse(id.value()))
        .collect(Collectors.joining(", "));
  }
}
