package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import java.util.Optional;

/** Whether who wrote is owed an answer, which one, or why none. Pure. */
record Answering(NeverWritten never) {
  Optional<OwedNotice> to(Situation situation, StoredMessage message) {
    Optional<EmailAddress> from = EmailAddress.of(message.from());
    if (from.isEmpty()) return Optional.empty();
    NoticeEvent event;
    if (silence(situation, message).isEmpty()) event = NoticeEvent.ACKNOWLEDGED;
    else if (neutral(situation, message, from.get())) event = NoticeEvent.READER;
    else return Optional.empty();
    int round = situation.incident().round();
    ThreadPoint answers =
        ThreadPoint.on(message, situation.customer().id(), from.get()).orElse(null);
    return Optional.of(
        new OwedNotice(event, round, situation.customer().id(), from.get(), answers));
  }

  /** Why this message is not acknowledged; empty where it is. */
  Optional<Silence> silence(Situation situation, StoredMessage message) {
    Optional<EmailAddress> from = EmailAddress.of(message.from());
    return Silence.about(
        new Silence.Asked(
            situation,
            message,
            role(situation, message),
            from.filter(address -> registered(situation, address)).isPresent(),
            from.filter(never::test).isPresent()));
  }

  /** A reader's address is in no directory: only a proven one, and only for the neutral text. */
  private boolean neutral(Situation situation, StoredMessage message, EmailAddress from) {
    return situation.outage().open()
        && !message.received().isBefore(situation.outage().startedAt())
        && !message.automatic()
        && message.authentication() == Authentication.PASS
        && role(situation, message) == SenderRole.READER
        && !situation.answered(message)
        && !never.test(from);
  }

  private static SenderRole role(Situation situation, StoredMessage message) {
    return message.senderOf().getOrDefault(situation.customer().id(), SenderRole.STRANGER);
  }

  private static boolean registered(Situation situation, EmailAddress address) {
    return situation.customer().contacts().stream()
        .anyMatch(contact -> contact.address().equals(address));
  }
}
