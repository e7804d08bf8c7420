package app.allclear.matching;

import app.allclear.customer.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a machine or bulk sender wrote a letter: its own signs, an address nobody reads, our own
 * addresses, or what the operator said. A role address (info@, office@) is no sign: people write
 * from them, and as notices go to registered contacts only, one that nobody registered gets none.
 */
final class Machines {
  private Machines() {}

  /** Why a machine wrote it; empty where a human did, as far as we can see. */
  static List<Reason> signs(Inquiry inquiry) {
    List<Reason> signs =
        new ArrayList<>(inquiry.letter().machineSigns().stream().map(Reason::new).toList());
    Sender sender = inquiry.sender();
    EmailAddress from = sender.address();
    if (inquiry.letter().bounce() != null && signs.isEmpty())
      signs.add(new Reason("It is a delivery report."));
    if (from != null && !sender.form()) {
      if (sender.ours()) signs.add(new Reason(from + " is our own address."));
      if (sender.software() && inquiry.directory().withContact(from).isEmpty())
        signs.add(new Reason("Software writes from " + from + ", people do not."));
      if (sender.robot()) signs.add(new Reason("Nobody reads mail to " + from + "."));
    }
    // A form's From is everybody's who fills it in; the operator means the human behind it.
    Stream<EmailAddress> authors =
        sender.form() ? sender.replyTo().stream() : Stream.ofNullable(from);
    authors
        .map(inquiry.learned()::mark)
        .flatMap(Optional::stream)
        .filter(MachineMark::machine)
        .forEach(mark -> signs.add(said(mark)));
    return signs;
  }

  private static Reason said(MachineMark mark) {
    return new Reason(
        "%s said on %s that a machine writes from %s."
            .formatted(Taught.who(mark.by()), Taught.day(mark.at()), mark.address()));
  }
}
