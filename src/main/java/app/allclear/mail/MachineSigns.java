package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects what shows that a machine or a bulk sender wrote a message. A human must never look like
 * one.
 *
 * <pre>
 * what it says of itself      {@link DeclaredSigns}  RFC 3834 and its elders, reports, calendars
 * how it was sent             {@link BulkSigns}      lists, mailings, their tools
 * who sent it                 {@link SenderSigns}    our own addresses, those that nobody reads
 * what its text is built of   {@link AbsenceSigns}, {@link TextSigns}, {@link ReportSigns}
 * what strangers' mail offers {@link OfferSigns}     counts where nobody knows the sender
 * what nobody speaks in       {@link ImpersonalSigns} the same, and it names nothing
 * what answers us with nothing {@link EchoSigns}     a doubt, where no program's words go with it
 * </pre>
 *
 * The text is asked by the {@link Idea}s in it, never by whole sentences: two or three together
 * make a machine's mail, and what only people write weighs against them.
 */
final class MachineSigns {
  private static final int LONGEST = 60;

  private MachineSigns() {}

  /**
   * Empty where nothing shows it.
   *
   * @param own our own addresses, lower-case
   */
  static List<MachineSign> of(
      MimePart root,
      @Nullable Address from,
      List<Address> replyTo,
      List<Address> recipients,
      String subject,
      Body body,
      Set<String> own) {
    Clues clues = Clues.of(root, from, replyTo, recipients, subject, body, own);
    List<MachineSign> signs = new ArrayList<>(DeclaredSigns.of(clues));
    signs.addAll(BulkSigns.of(clues));
    add(signs, SenderSigns.of(clues));
    MachineSign absence = AbsenceSigns.of(clues);
    MachineSign text = TextSigns.of(clues);
    doubtEmptyPath(signs, clues);
    if (text == null && (absence == null || !absence.kind().sure())) doubtPersonal(signs, clues);
    // A doubt says nothing where something is sure.
    if (absence != null && absence.kind() == Kind.PERHAPS && (text != null || !signs.isEmpty()))
      absence = null;
    add(signs, absence);
    add(signs, text);
    if (signs.stream().noneMatch(sign -> sign.kind().sure())) {
      add(signs, OfferSigns.of(clues));
      add(signs, ReportSigns.ledger(clues));
      add(signs, EchoSigns.of(clues));
      add(signs, ImpersonalSigns.of(clues));
    }
    return signs;
  }

  /** A badly set up server takes the path off people's mail as well. */
  private static void doubtEmptyPath(List<MachineSign> signs, Clues clues) {
    boolean alone =
        signs.size() == 1 && signs.getFirst().sentence().equals(DeclaredSigns.EMPTY_PATH);
    if (alone && clues.personal() && MailTools.peoples(clues.headers()))
      signs.set(0, new MachineSign(Kind.PERHAPS, DeclaredSigns.EMPTY_PATH));
  }

  /** Ticket systems and lists put their headers on what a person typed, too. */
  private static void doubtPersonal(List<MachineSign> signs, Clues clues) {
    Gist said = clues.said();
    boolean wants =
        said.asks()
            || said.says(Idea.REQUEST)
            || said.says(Idea.REACTION)
            || said.says(Idea.TO_ROBOT);
    boolean ofTheirs = said.says(Idea.MINE) || said.says(Idea.TROUBLE);
    boolean speaks = clues.form() || (clues.personal() && wants && ofTheirs);
    if (!speaks || signs.stream().anyMatch(sign -> sign.kind() == Kind.ANSWER)) return;
    signs.replaceAll(sign ->
        sign.kind() == Kind.PROGRAM ? new MachineSign(Kind.PERHAPS, sign.sentence()) : sign);
  }

  private static void add(List<MachineSign> signs, @Nullable MachineSign sign) {
    if (sign != null) signs.add(sign);
  }

  static String shown(String value) {
    return PlainText.clip(PlainText.line(EncodedWords.decode(value)), LONGEST);
  }

  /** A header's name as people write it. */
  static String title(String name) {
    StringBuilder out = new StringBuilder();
    for (String word : name.split("-"))
      out.append(out.isEmpty() ? "" : "-")
          .append(Character.toUpperCase(word.charAt(0)))
          .append(word.substring(1));
    return out.toString().replace("-Id", "-ID");
  }
}
