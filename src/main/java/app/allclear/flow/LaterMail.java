package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.incident.MatchKind;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a later mail settles the doubt about an earlier one of the same sender. Pure.
 *
 * <pre>
 * the earlier one                                  a later one about one customer settles it
 * -----------------------------------------------  ------------------------------------------
 * points to nobody                                 where it reports trouble, or both are one
 *                                                  conversation: the later one answers the
 *                                                  earlier, or has its subject within a day
 * may mean several, its sender belongs to nobody   the same, where it is one of those
 * may mean several, its sender belongs to several  where it is one of those, and both are one
 *                                                  conversation
 * its sender belongs to one, it names another      no
 * either is forged, a machine's or older than a    no
 *   week, or decided by the operator
 * another mail since is about somebody else        no
 * </pre>
 *
 * <p>A mail that stands where it does only because of something taught settles nothing: what was
 * taught speaks for itself, of mail to come.
 *
 * @param later it, filed already
 * @param restsOnLessons whether it stands where it does because of something taught
 * @param reportsTrouble whether it says itself that something is wrong; thanks, a bill or an order
 *     are about something else than what was doubtful before
 * @param answered the Message-IDs it answers
 */
record LaterMail(
    StoredMessage later, boolean restsOnLessons, boolean reportsTrouble, List<String> answered) {
  static final Duration REACH = Duration.ofDays(7);
  private static final Duration SAME_SUBJECT = Duration.ofDays(1);

  /** Whether it may settle anything at all, and for whom. */
  Optional<CustomerId> about() {
    boolean speaks =
        later.match() == MatchKind.CERTAIN
            && later.customers().size() == 1
            && !later.automatic()
            && !later.assigned()
            && !restsOnLessons
            && later.authentication() != Authentication.FAIL;
    return speaks ? Optional.of(later.customers().getFirst()) : Optional.empty();
  }

  /**
   * @param doubtful of the same sender, in the tray
   * @param houses with how many customers the sender is registered
   * @param since everything of the sender received since the doubtful one
   */
  boolean settles(StoredMessage doubtful, int houses, List<StoredMessage> since) {
    Optional<CustomerId> customer = about();
    if (customer.isEmpty() || !isOpen(doubtful)) return false;
    if (since.stream().anyMatch(other -> contradicts(other, customer.get()))) return false;
    boolean same = isOneConversation(doubtful);
    if (!same && !reportsTrouble) return false;
    if (doubtful.candidates().isEmpty()) return houses == 0;
    boolean among =
        doubtful.candidates().stream().anyMatch(one -> one.customer().equals(customer.get()));
    if (!among || houses == 1) return false;
    boolean belongs =
        switch (doubtful.sender()) {
          case CONTACT, DOUBTED, TAGGED, COLLEAGUE -> true;
          case READER, MACHINE, STRANGER -> false;
        };
    return !belongs || same;
  }

  private boolean isOpen(StoredMessage doubtful) {
    return doubtful.match() != MatchKind.CERTAIN
        && !doubtful.assigned()
        && !doubtful.automatic()
        && doubtful.authentication() != Authentication.FAIL
        && !doubtful.id().equals(later.id())
        && !doubtful.received().isAfter(later.received())
        && !doubtful.received().isBefore(later.received().minus(REACH));
  }

  private static boolean contradicts(StoredMessage other, CustomerId customer) {
    return !other.automatic()
        && !other.customers().isEmpty()
        && !other.customers().equals(List.of(customer));
  }

  private boolean isOneConversation(StoredMessage doubtful) {
    String header = doubtful.messageIdHeader();
    if (header != null && answered.contains(header)) return true;
    String subject = bare(doubtful.subject());
    return !subject.isEmpty()
        && subject.equals(bare(later.subject()))
        && !doubtful.received().isBefore(later.received().minus(SAME_SUBJECT));
  }

  private static String bare(String subject) {
    return subject.toLowerCase(Locale.ROOT).replaceFirst("^(\\s*\\p{L}{2,3}\\s*:)+", "").strip();
  }
}
