package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Decided;
import app.allclear.incident.MatchKind;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.matching.Complaint;
import app.allclear.matching.SenderRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A later mail settles the doubts about earlier ones of its sender. Called inside a change. */
final class Settling {
  private final Messages messages;
  private final Directories directories;
  private final Refiling refiling;

  Settling(Messages messages, Directories directories, Refiling refiling) {
    this.messages = messages;
    this.directories = directories;
    this.refiling = refiling;
  }

  /**
   * @param decided what was decided of the message, which is filed already
   */
  void by(MessageId id, Decided decided, Instant now) {
    if (decided.kind() != MatchKind.CERTAIN || decided.automatic()) return;
    // Whoever fills in a form next is somebody else.
    if (decided.sharedSender()) return;
    StoredMessage later = messages.find(id).orElseThrow();
    Optional<EmailAddress> sender = EmailAddress.of(later.from());
    boolean second = decided.settledBy() != null;
    if (sender.isEmpty() || second) return;
    boolean trouble = Complaint.told(later.subject(), messages.text(id).own());
    LaterMail mail =
        new LaterMail(later, !decided.uses().isEmpty(), trouble, messages.answered(id));
    mail.about().ifPresent(customer -> settle(mail, sender.get(), customer, now));
  }

  private void settle(LaterMail mail, EmailAddress sender, CustomerId customer, Instant now) {
    Instant from = mail.later().received().minus(LaterMail.REACH);
    List<StoredMessage> doubtful = messages.unmatchedFrom(sender, from);
    if (doubtful.isEmpty()) return;
    int houses = directories.inForce().withContact(sender).size();
    for (StoredMessage one : doubtful)
      if (mail.settles(one, houses, messages.from(sender, one.received())))
        refiling.refile(one, settled(mail.later(), customer), cause(mail.later()), now);
  }

  private static Cause cause(StoredMessage later) {
    return new Cause(
        "a later mail of the same sender, “%s”, says whom it is about".formatted(later.subject()));
  }

  private static Decided settled(StoredMessage later, CustomerId customer) {
    SenderRole role = later.senderOf().getOrDefault(customer, SenderRole.STRANGER);
    String reason =
        "A later mail from %s, “%s”, settled whom it is about."
            .formatted(later.from(), later.subject());
    return new Decided(
        MatchKind.CERTAIN,
        role,
        false,
        List.of(new Decided.Toward(customer, true, role, List.of(reason))),
        Set.of(),
        List.of(reason),
        false,
        false,
        later.id(),
        List.of(),
        false);
  }
}
