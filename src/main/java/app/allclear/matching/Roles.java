package app.allclear.matching;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the sender is to a customer. {@link SenderRole#CONTACT} needs the From itself to be
 * registered with that customer, authentication not to have failed, and beyond doubt a human;
 * nothing that is written in a text, learned, or asked for by a Reply-To can make one.
 */
final class Roles {
  private static final List<Ground> OF_THE_HOUSE =
      List.of(Ground.TAUGHT, Ground.HOUSE, Ground.NEIGHBOUR, Ground.COPIED, Ground.ADDRESSED);

  private static final List<Ground> WORDS =
      List.of(
          Ground.NAMED,
          Ground.MISSPELT,
          Ground.RESEMBLES,
          Ground.SPOKEN_OF,
          Ground.CALLED,
          Ground.SPARED);

  private final Inquiry inquiry;
  private final Findings findings;
  private final boolean automatic;
  private @Nullable Boolean firstPerson;

  Roles(Inquiry inquiry, Findings findings, boolean automatic) {
    this.inquiry = inquiry;
    this.findings = findings;
    this.automatic = automatic;
  }

  SenderRole of(CustomerId customer) {
    if (automatic) return SenderRole.MACHINE;
    if (inquiry.sender().forged()) return SenderRole.STRANGER;
    if (inquiry.sender().form()) return throughForm(customer);
    // A contact is answered at once; where a machine of theirs may have written, nobody is.
    if (findings.has(Ground.REGISTERED, customer))
      return perhapsMachine() ? SenderRole.DOUBTED : SenderRole.CONTACT;
    if (findings.has(Ground.TAGGED, customer)) return SenderRole.TAGGED;
    for (Ground ground : OF_THE_HOUSE)
      if (findings.has(ground, customer)) return SenderRole.COLLEAGUE;
    if (findings.has(Ground.THREAD, customer)) return inThread(customer);
    if (findings.has(Ground.EARLIER, customer)) return asBefore(customer);
    if (findings.has(Ground.LOOK_ALIKE, customer) || findings.has(Ground.REPLY_TO, customer))
      return SenderRole.STRANGER;
    if (findings.has(Ground.SIGNED, customer) || findings.has(Ground.INTRODUCED, customer))
      return SenderRole.COLLEAGUE;
    // Whom a customer's mail was shown to is of their house, unless they are of ours.
    if (findings.has(Ground.PASSED_ON, customer) && !ofOurs()) return SenderRole.COLLEAGUE;
    boolean names = WORDS.stream().anyMatch(ground -> findings.has(ground, customer));
    if (!names) return SenderRole.STRANGER;
    return firstPerson() ? SenderRole.COLLEAGUE : SenderRole.READER;
  }

  private boolean perhapsMachine() {
    return !Machines.doubts(inquiry, findings).isEmpty();
  }

  private boolean ofOurs() {
    EmailAddress from = inquiry.sender().address();
    return from != null && inquiry.ownDomains().contains(from.domain());
  }

  /** Whoever is new in a thread was asked into it; a reader who writes again stays a reader. */
  private SenderRole inThread(CustomerId customer) {
    EmailAddress from = inquiry.sender().address();
    if (from == null) return SenderRole.STRANGER;
    return inquiry
        .threads()
        .earlierRole(from, customer)
        .filter(role -> role == SenderRole.READER || role == SenderRole.STRANGER)
        .orElse(SenderRole.COLLEAGUE);
  }

  private SenderRole asBefore(CustomerId customer) {
    EmailAddress from = inquiry.sender().address();
    if (from == null || firstPerson() || findings.has(Ground.INTRODUCED, customer))
      return SenderRole.COLLEAGUE;
    return inquiry
        .threads()
        .earlierRole(from, customer)
        .filter(role -> role != SenderRole.CONTACT && role != SenderRole.MACHINE)
        .orElse(SenderRole.READER);
  }

  /** Anybody can fill in a form, and write any address into it. */
  private SenderRole throughForm(CustomerId customer) {
    if (findings.has(Ground.REPLY_TO, customer)) return SenderRole.COLLEAGUE;
    return firstPerson() ? SenderRole.STRANGER : SenderRole.READER;
  }

  private boolean firstPerson() {
    if (firstPerson == null)
      firstPerson =
          Voice.firstPerson(inquiry.letter().body().own())
              || Voice.firstPerson(inquiry.letter().subject());
    return firstPerson;
  }
}
