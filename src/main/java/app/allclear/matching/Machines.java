package app.allclear.matching;

import app.allclear.customer.EmailAddress;
import app.allclear.mail.MachineSign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a machine or bulk sender wrote a letter: its own signs, an address nobody reads, our own
 * addresses, and before all these what the operator said. A role address (info@, office@) is no
 * sign: people write from them, and as notices go to registered contacts only, one that nobody
 * registered gets none.
 *
 * <pre>
 * the operator said   the letter shows                          a machine wrote it
 * a machine           anything                                  yes
 * a human             an automatic reply, a bounce, our own     yes
 * a human             a mailing, a program, a no-reply address  no
 * nothing             a spam filter's mark, from one we know    no
 * nothing             any of these                              yes
 * nothing             none of these                             no
 * </pre>
 */
final class Machines {
  /** Who writes is somebody we know, not only somebody meant or copied. */
  private static final List<Ground> KNOWN =
      List.of(
          Ground.REGISTERED,
          Ground.TAUGHT,
          Ground.TAGGED,
          Ground.HOUSE,
          Ground.THREAD,
          Ground.NEIGHBOUR,
          Ground.EARLIER,
          Ground.SIGNED);

  /** "From: Jane Doe <jane@doe.example>", as forms begin. */
  private static final Pattern NAMED_ADDRESS =
      Pattern.compile("^[^:]{1,20}: ?\\p{L}[^<]{1,60}<[^<>@\\s]{1,64}@[^<>\\s]{1,200}>");

  /** A bare "not" in a longer text is about anything. */
  private static final int SHORT = 60;

  private Machines() {}

  /** Why a machine wrote it; empty where a human did, as far as we can see. */
  static List<Reason> signs(Inquiry inquiry, Findings findings) {
    List<MachineMark> marks = marks(inquiry);
    boolean human = marks.stream().anyMatch(mark -> !mark.machine());
    List<Reason> signs = new ArrayList<>();
    marks.stream().filter(MachineMark::machine).map(Machines::said).forEach(signs::add);
    inquiry.letter().machineSigns().stream()
        .filter(sign -> counts(sign, human, inquiry, findings))
        .map(sign -> new Reason(sign.sentence()))
        .forEach(signs::add);
    if (inquiry.letter().bounce() != null && signs.isEmpty())
      signs.add(new Reason("It is a delivery report."));
    sender(inquiry, human).forEach(signs::add);
    if (signs.isEmpty() && !human && nobodys(findings) && !names(findings) && Offers.lure(inquiry))
      signs.add(
          new Reason("All it does is point to its sender's site, and nobody knows the sender."));
    if (!human) posing(inquiry).forEach(signs::add);
    return signs;
  }

  private static boolean counts(
      MachineSign sign, boolean human, Inquiry inquiry, Findings findings) {
    boolean forged = inquiry.sender().forged();
    return switch (sign.kind()) {
      case ANSWER -> true;
      case PROGRAM, MAILING -> !human;
      case SPAM -> !human && (forged || nobodys(findings));
      case CIRCULATED -> !human && nobodys(findings) && !names(findings);
      case VOICELESS ->
          !human && nobodys(findings) && !names(findings) && !everybodys(inquiry.sender());
      case REPORT -> !human && (forged || nobodyKnown(findings));
      case OFFER -> !human && (forged && sentToMany(inquiry, findings) || nobodyKnown(findings));
      case ROLE -> !human && !findings.has(Ground.REGISTERED);
      case PERHAPS, ECHO -> false;
    };
  }

  private static boolean nobodyKnown(Findings findings) {
    return KNOWN.stream().noneMatch(findings::has);
  }

  /**
   * Whoever poses as one customer to have their money wrote that for us; what many get in forged
   * names wants a click: a link, a file.
   */
  private static boolean sentToMany(Inquiry inquiry, Findings findings) {
    return !findings.has(Ground.REGISTERED)
        || !inquiry.letter().attachments().isEmpty()
        || inquiry.letter().body().own().contains("://");
  }

  /**
   * What makes one wonder whether a machine wrote what is taken for a human's: nothing is answered
   * by itself then, and the operator reads why.
   */
  static List<Reason> doubts(Inquiry inquiry, Findings findings) {
    return inquiry.letter().machineSigns().stream()
        .filter(sign ->
            sign.kind() == MachineSign.Kind.PERHAPS
                || sign.kind() == MachineSign.Kind.ECHO && !tells(inquiry, findings))
        .map(sign -> new Reason(sign.sentence()))
        .toList();
  }

  /** Whether it names a site or a database, or tells of trouble in any word we know. */
  private static boolean tells(Inquiry inquiry, Findings findings) {
    String own = inquiry.letter().body().own();
    return findings.has(Ground.NAMED)
        || findings.has(Ground.MISSPELT)
        || findings.has(Ground.SPARED)
        || findings.all().stream().anyMatch(Evidence::internal)
        || Trouble.named(own)
        || (own.length() < SHORT && Trouble.told(own));
  }

  private static boolean perhaps(Inquiry inquiry) {
    return inquiry.letter().machineSigns().stream()
        .anyMatch(sign -> sign.kind() == MachineSign.Kind.PERHAPS);
  }

  private static boolean nobodys(Findings findings) {
    return Judgement.STANDING.stream().noneMatch(findings::has) && !findings.has(Ground.SIGNED);
  }

  private static boolean names(Findings findings) {
    return findings.has(Ground.NAMED)
        || findings.has(Ground.MISSPELT)
        || findings.has(Ground.SPOKEN_OF)
        || findings.has(Ground.CALLED);
  }

  /** Nobody but a swindler's program writes from a domain that only looks like ours. */
  private static Stream<Reason> posing(Inquiry inquiry) {
    EmailAddress from = inquiry.sender().address();
    if (from == null || !inquiry.directory().withContactDomain(from.domain()).isEmpty())
      return Stream.empty();
    String domain = from.domain();
    return inquiry.ownDomains().stream()
        .filter(own -> !own.equals(domain) && !domain.endsWith("." + own))
        .filter(own ->
            Similar.fold(SimilarDomains.unicode(own))
                .equals(Similar.fold(SimilarDomains.unicode(domain))))
        .map(own -> new Reason(from + " only looks like an address of ours at " + own + "."));
  }

  private static Stream<Reason> sender(Inquiry inquiry, boolean human) {
    Sender sender = inquiry.sender();
    EmailAddress from = sender.address();
    if (from == null || sender.form()) return Stream.empty();
    if (sender.ours()) return Stream.of(new Reason(from + " is our own address."));
    if (human) return Stream.empty();
    if (sender.robot() && !perhaps(inquiry))
      return Stream.of(new Reason("Nobody reads mail to " + from + "."));
    return sender.software()
            && inquiry.directory().withContact(from).isEmpty()
            && !filledIn(inquiry)
        ? Stream.of(new Reason("Software writes from " + from + ", people do not."))
        : Stream.empty();
  }

  /** Whether anybody may write from there: through a form, or with a mailbox at a provider. */
  private static boolean everybodys(Sender sender) {
    EmailAddress from = sender.address();
    return from == null || sender.shared() || WordList.MAIL_PROVIDERS.contains(from.domain());
  }

  /** Whether a form without a Reply-To passes on what somebody wrote, whose address it names. */
  private static boolean filledIn(Inquiry inquiry) {
    String own = inquiry.letter().body().own();
    int line = own.indexOf('\n');
    return line > 0
        && NAMED_ADDRESS.matcher(own.substring(0, line)).find()
        && Trouble.told(own.substring(line));
  }

  /** A form's From is everybody's who fills it in; the operator means the human behind it. */
  private static List<MachineMark> marks(Inquiry inquiry) {
    Sender sender = inquiry.sender();
    Stream<EmailAddress> authors =
        sender.form() ? sender.replyTo().stream() : Stream.ofNullable(sender.address());
    return authors.map(inquiry.learned()::mark).flatMap(Optional::stream).toList();
  }

  private static Reason said(MachineMark mark) {
    return new Reason(
        "%s said on %s that a machine writes from %s."
            .formatted(Taught.who(mark.by()), Taught.day(mark.at()), mark.address()));
  }
}
