package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Lecture;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.Teaching;
import app.allclear.incident.Teachings;
import app.allclear.mail.Authentication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is learned of a sender from what the operator decides about one message. In a change. */
final class Pupil {
  private final Teachings teachings;
  private final Directories directories;

  Pupil(Teachings teachings, Directories directories) {
    this.teachings = teachings;
    this.directories = directories;
  }

  /**
   * Mail from the sender's address is about exactly these from now on; what was taught of the
   * address otherwise is revoked. An address registered with a customer teaches nothing: whom it
   * writes about, the directory and its text say better. Neither do machines and forgers.
   */
  void learnSender(
      StoredMessage message, List<CustomerId> chosen, @Nullable String by, Instant now) {
    if (message.automatic() || message.authentication() == Authentication.FAIL) return;
    Optional<EmailAddress> sender =
        EmailAddress.of(message.from()).filter(address -> !isRegistered(address));
    if (sender.isEmpty()) return;
    String address = sender.get().value();
    for (Teaching taught : teachings.saying(Set.of(Teaching.Kind.ADDRESS), address))
      if (!chosen.contains(taught.customer())) teachings.revoke(taught.id(), by, now);
    for (CustomerId customer : chosen)
      teachings.teach(new Lecture(Teaching.Kind.ADDRESS, address, customer, by, message.id()), now);
  }

  boolean isRegistered(EmailAddress address) {
    return !directories.inForce().withContact(address).isEmpty();
  }

  /** A machine, or a human, writes from the address; null takes back what was said of it. */
  void learnMark(
      EmailAddress address,
      @Nullable Boolean machine,
      StoredMessage from,
      @Nullable String by,
      Instant now) {
    Teaching.Kind kind =
        machine == null ? null : machine ? Teaching.Kind.MACHINE : Teaching.Kind.HUMAN;
    Set<Teaching.Kind> marks = Set.of(Teaching.Kind.MACHINE, Teaching.Kind.HUMAN);
    for (Teaching said : teachings.saying(marks, address.value()))
      if (said.kind() != kind) teachings.revoke(said.id(), by, now);
    if (kind != null) teachings.teach(new Lecture(kind, address.value(), null, by, from.id()), now);
  }
}
