package app.allclear.notice;

import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Why a message is not acknowledged. The rows are asked from top to bottom; where none holds, its
 * sender is owed an acknowledgement.
 */
enum Silence {
  OUTAGE_OVER(
      asked -> !asked.situation().outage().open(),
      "Nothing was sent: the outage has been ended, and mail is answered only while one is open."),
  EARLIER(
      asked -> asked.message().received().isBefore(asked.situation().outage().startedAt()),
      "Nothing was sent: it arrived before the outage began."),
  MACHINE(
      asked -> asked.message().automatic() || asked.role() == SenderRole.MACHINE,
      "Nothing was sent: a machine wrote it, and machines are never answered."),
  FORGED(
      asked -> asked.message().authentication() == Authentication.FAIL,
      "Nothing was sent: the sender's authentication failed, so it may be forged."),
  DOUBTED(
      asked -> asked.role() == SenderRole.DOUBTED,
      "Nothing was sent: perhaps a machine wrote it. Say that a human did, and it is answered."),
  NOT_A_CONTACT(
      asked -> asked.role() != SenderRole.CONTACT || !asked.registered(),
      "Nothing was sent: the sender is not registered as a contact of this customer."),
  NEVER_READ(
      Asked::neverWritten, "Nothing was sent: the address is our own, or one that nobody reads."),
  ANSWERED(
      asked -> asked.situation().answered(asked.message()),
      "Nothing was sent: you have answered it yourself."),
  CLOSED(
      asked -> !asked.situation().incident().open(),
      "Nothing was sent: the incident is closed, and this message did not reopen it."),
  // "We are working on it" would be untrue, and the all-clear says all there is to say.
  ALL_BACK(
      asked -> Damage.in(asked.situation()).allBack(),
      "Nothing was sent: every database of this customer is back already.");

  /** A message in a situation, and what is known of its sender's address. */
  record Asked(
      Situation situation,
      StoredMessage message,
      SenderRole role,
      boolean registered,
      boolean neverWritten) {}

  private final Predicate<Asked> holds;
  private final String sentence;

  Silence(Predicate<Asked> holds, String sentence) {
    this.holds = holds;
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }

  static Optional<Silence> about(Asked asked) {
    return Stream.of(values()).filter(row -> row.holds.test(asked)).findFirst();
  }
}
