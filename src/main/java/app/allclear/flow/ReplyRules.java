package app.allclear.flow;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incident;
import app.allclear.incident.MessageId;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import app.allclear.notice.LastLook;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.ReplyDraft;
import app.allclear.notice.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operator's reply must keep to: whom it may go to, and that what it was begun from is true
 * of the customer now.
 */
final class ReplyRules {
  private final Settlement settlement;
  private final LastLook lastLook;

  ReplyRules(Settlement settlement, LastLook lastLook) {
    this.settlement = settlement;
    this.lastLook = lastLook;
  }

  static List<StoredMessage> newer(List<StoredMessage> heard, MessageId seen) {
    return heard.stream()
        .filter(one -> one.id().value() > seen.value() && !one.automatic())
        .toList();
  }

  /** Why a notice of this event would not be true now; empty where it would. */
  Optional<String> untrue(NoticeEvent event, Situation situation) {
    return switch (lastLook.of(event, situation)) {
      case LastLook.Verdict.Leave _ -> Optional.empty();
      case LastLook.Verdict.Wait(String reason) -> Optional.of(reason);
      case LastLook.Verdict.Withdraw(String reason) -> Optional.of(reason);
    };
  }

  /** Facts of the customer's own go to registered contacts only, also into a form. */
  void requireFor(ReplyDraft draft, Incident incident, @Nullable NoticeEvent template) {
    if (template != null && template.isPrivate() && outside(incident, draft.to()))
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "%s is not registered as a contact of %s, and “%s” speaks of the customer's own databases. Begin from the neutral text, or register the address first."
              .formatted(draft.to(), incident.customerName(), template.slug()));
  }

  void requireRecipient(Incident incident, List<StoredMessage> heard, EmailAddress recipient) {
    if (lastLook.neverWritten(recipient))
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "%s is our own address, or one that nobody reads.".formatted(recipient));
    if (outside(incident, recipient) && !wrote(heard, recipient))
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "%s is no contact of %s and wrote nothing here that could be answered."
              .formatted(recipient, incident.customerName()));
  }

  private static boolean wrote(List<StoredMessage> heard, EmailAddress address) {
    return heard.stream()
        .filter(one -> !one.automatic() && one.authentication() != Authentication.FAIL)
        .anyMatch(one -> EmailAddress.of(one.from()).filter(address::equals).isPresent());
  }

  /** Whether the address is no registered contact of the incident's customer. */
  boolean outside(Incident incident, EmailAddress address) {
    return contact(incident, address).isEmpty();
  }

  private Optional<Contact> contact(Incident incident, EmailAddress address) {
    return settlement.customer(incident.customer()).stream()
        .map(Customer::contacts)
        .flatMap(List::stream)
        .filter(contact -> contact.address().equals(address))
        .findFirst();
  }

  /** What the person is called, by the directory or else by their own mail. */
  @Nullable String name(Incident incident, List<StoredMessage> heard, EmailAddress address) {
    List<String> names = new ArrayList<>();
    contact(incident, address).map(Contact::name).ifPresent(names::add);
    for (StoredMessage one : heard)
      if (Objects.equals(EmailAddress.of(one.from()).orElse(null), address)
          && one.fromName() != null) names.add(one.fromName());
    return names.isEmpty() ? null : names.getFirst();
  }
}
