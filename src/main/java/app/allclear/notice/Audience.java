package app.allclear.notice;

import app.allclear.customer.Contact;
import app.allclear.customer.EmailAddress;
import app.allclear.mail.Authentication;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which of a customer's contacts are told what happens to their databases. Pure.
 *
 * @param silentToo whether contacts who never wrote are told as well
 */
record Audience(NeverWritten never, boolean silentToo) {
  /** The event for each of those whom it concerns, threaded on the latest each of them wrote. */
  List<OwedNotice> owed(
      Situation situation, NoticeEvent event, int round, Predicate<EmailAddress> concerned) {
    return situation.customer().contacts().stream()
        .map(Contact::address)
        .distinct()
        .filter(address -> !never.test(address))
        .filter(address -> silentToo || wrote(situation, address))
        .filter(concerned)
        .map(address -> owed(situation, event, round, address))
        .toList();
  }

  /** By hand, and not in somebody else's name. */
  static boolean wrote(Situation situation, EmailAddress contact) {
    return situation.messages().stream()
        .filter(message -> !message.automatic())
        .filter(message -> message.authentication() != Authentication.FAIL)
        .anyMatch(message -> EmailAddress.of(message.from()).filter(contact::equals).isPresent());
  }

  private static OwedNotice owed(
      Situation situation, NoticeEvent event, int round, EmailAddress to) {
    return new OwedNotice(
        event,
        round,
        situation.customer().id(),
        to,
        ThreadPoint.latest(situation.messages(), situation.customer().id(), to).orElse(null));
  }
}
