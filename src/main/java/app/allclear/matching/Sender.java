package app.allclear.matching;

import app.allclear.customer.EmailAddress;
import app.allclear.mail.Address;
import app.allclear.mail.Authentication;
import app.allclear.mail.Letter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a letter says it comes from.
 *
 * @param address null where the From is missing or no address
 * @param display the display name, possibly empty
 * @param replyTo where answers are asked for, other than the From and our own addresses
 * @param ours whether the From is one of our own addresses
 * @param forged whether authentication failed
 * @param siteForm whether a form on a customer's site wrote from an address there
 */
record Sender(
    @Nullable EmailAddress address,
    String display,
    List<EmailAddress> replyTo,
    boolean ours,
    boolean forged,
    boolean siteForm) {
  static Sender of(Letter letter, Set<EmailAddress> own, DirectoryNames names) {
    Address from = letter.from();
    EmailAddress address = from == null ? null : EmailAddress.of(from.address()).orElse(null);
    String name = from == null ? null : from.name();
    List<EmailAddress> replyTo =
        letter.replyTo().stream()
            .map(reply -> EmailAddress.of(reply.address()))
            .flatMap(Optional::stream)
            .filter(reply -> !reply.equals(address) && !own.contains(reply))
            .distinct()
            .limit(5)
            .toList();
    return new Sender(
        address,
        name == null ? "" : name,
        replyTo,
        address != null && own.contains(address),
        letter.authentication() == Authentication.FAIL,
        SiteForm.wrote(letter, address, replyTo, names));
  }

  /**
   * Whether a form on a site wrote this for a human: the From is ours or a program's, and answers
   * go to somebody else, who can read them. A shop's no-reply with answers to the shop is none.
   */
  boolean form() {
    return (ours || program() || siteForm)
        && replyTo.stream()
            .anyMatch(reply -> !robot(reply) && !((ours || robot()) && sameDomain(reply)));
  }

  /** Whether many write from the From: it is ours, or a program's. */
  boolean shared() {
    return ours || program();
  }

  /** Whether nobody reads what is sent to the From. */
  boolean robot() {
    return address != null && robot(address);
  }

  /** Whether the From is an account that only software has. */
  boolean software() {
    return address != null && WordList.PROGRAMS.contains(letters(address.local()));
  }

  private boolean program() {
    return address != null
        && (robot() || software() || WordList.FORMS.contains(letters(address.local())));
  }

  private boolean sameDomain(EmailAddress reply) {
    return address != null && address.domain().equals(reply.domain());
  }

  private static boolean robot(EmailAddress address) {
    String letters = letters(address.local());
    return WordList.ROBOTS.contains(letters)
        || letters.startsWith("noreply")
        || letters.startsWith("donotreply")
        || letters.startsWith("mailerdaemon");
  }

  private static String letters(String local) {
    StringBuilder letters = new StringBuilder(local.length());
    local.chars().filter(Character::isLetter).forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
