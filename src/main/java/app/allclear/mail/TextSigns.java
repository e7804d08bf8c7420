package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a text says where no header does. No idea alone makes a machine: each kind of mail is built
 * of several, and what only people write weighs against them.
 */
final class TextSigns {
  /** "[#4711]", "Ticket 88-213", "#SH-20931". */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "#\\p{L}{0,6}-?\\d{2,}|\\[[^\\]\\s]{0,12}\\d{3,}[^\\]\\s]{0,6}]|\\b\\p{Lu}{2,6}-\\d{3,}|\\b\\d{5,}\\b|\\b\\d{2,4}-\\d{3,}\\b");

  private static final int RECEIPT_WORDS = 60;
  private static final int EARLY = 160;
  private static final int EARLIEST = 3;

  /** "Read: your subject", as mail programs call their receipts. */
  private static final Pattern READ =
      Pattern.compile(
          "^(?i:read|gelesen|lu|leído|leido|letto|lida|gelezen|läst|lest|læst|luettu|przeczytane|přečteno|прочитано|olvasva|okundu|citit|διαβάστηκε|開封済み)\\s*:");

  private TextSigns() {}

  /** The first kind of mail that it is built like, or null. */
  static @Nullable MachineSign of(Clues clues) {
    MachineSign sign = returned(clues);
    if (sign == null) sign = assistant(clues);
    if (sign == null) sign = onBehalf(clues);
    if (sign == null) sign = challenge(clues);
    if (sign == null) sign = ServiceSigns.of(clues);
    if (sign == null) sign = MailingSigns.of(clues);
    if (sign == null) sign = response(clues);
    // What a form sends looks like a program's report, and is a person's word.
    if (sign != null || clues.form()) return sign;
    sign = receipt(clues);
    if (sign == null) sign = ReportSigns.of(clues);
    return sign == null ? selfMade(clues) : sign;
  }

  /** A chat program that says so, or its log: its questions are no person's. */
  private static @Nullable MachineSign assistant(Clues clues) {
    int named = clues.said().times(Idea.ASSISTANT) + clues.subject().times(Idea.ASSISTANT);
    if (named == 0 || clues.troubledSubject()) return null;
    boolean ours = clues.answers() || clues.headers().has("in-reply-to");
    int weight =
        2 * Math.min(3, named)
            + (clues.said().first(Idea.ASSISTANT) < EARLY ? 1 : 0)
            + (ours ? 1 : 0)
            + (clues.links() > 0 ? 1 : 0)
            + 2 * clues.anywhere(Idea.RECEIVED)
            - (ours || clues.subject().says(Idea.RECEIVED) ? 0 : clues.human());
    return weight >= 4
        ? new MachineSign(Kind.ANSWER, "The text says that a program talks: an assistant, a chat.")
        : null;
  }

  /** "Jane Doe sent you a card", from Jane Doe: nobody writes so of themselves, services do. */
  private static @Nullable MachineSign onBehalf(Clues clues) {
    Address from = clues.from();
    String name = from == null || from.name() == null ? "" : from.name().strip();
    if (name.length() < 2 || clues.answers()) return null;
    boolean sends =
        Stream.of(Idea.SENT_YOU, Idea.RESPONSE, Idea.REPORTED_BACK, Idea.CARD)
            .anyMatch(idea -> clues.anywhere(idea) > 0);
    boolean third =
        actor(clues.subjectText(), name)
            || actor(clues.body().own().strip(), name)
            || actor(clues.body().own().strip(), name.split("\\s+")[0]);
    return sends && third && clues.human() <= 2
        ? new MachineSign(Kind.PROGRAM, "A service writes for its sender, and of them.")
        : null;
  }

  /** Whether it begins with a name and goes on in the same sentence. */
  private static boolean actor(String text, String name) {
    if (!text.regionMatches(true, 0, name, 0, name.length())) return false;
    int at = name.length();
    return at + 1 < text.length()
        && text.charAt(at) == ' '
        && Character.isLowerCase(text.charAt(at + 1));
  }

  static int one(Clues clues, Idea idea) {
    return clues.says(idea) ? 1 : 0;
  }

  /** What answers every request, order or payment before anybody reads it. */
  private static @Nullable MachineSign receipt(Clues clues) {
    Gist said = clues.said();
    int numbered = NUMBERED.matcher(clues.subjectText()).find() ? 2 : 0;
    int received =
        (said.says(Idea.RECEIVED) ? 1 + Math.min(2, said.times(Idea.RECEIVED)) : 0)
            + (clues.subject().says(Idea.RECEIVED) ? 1 : 0);
    int declared =
        2 * one(clues, Idea.NO_REPLY)
            + (said.says(Idea.SELF_MADE) ? 3 : one(clues, Idea.AUTOMATIC));
    if (received + declared + ordered(clues) == 0) return null;
    if (clues.subject().asks() && !clues.answersUnderOwnSubject()) return null;
    int weight =
        received
            + declared
            + numbered
            + ordered(clues)
            + clues.anywhere(Idea.TICKET)
            + clues.anywhere(Idea.ORDER)
            + (said.first(Idea.OPENING) < 80 || said.says(Idea.GREETING) ? 1 : 0)
            + (said.says(Idea.ORDER) && said.amounts() > 0 ? 1 : 0)
            + (clues.answersUnderOwnSubject() ? 3 : 0)
            + programmed(clues)
            + confirmed(clues)
            - (declared + numbered == 0 && personal(said) ? 3 : 0)
            - clues.human()
            + (repeatsOurs(said) && received > 2 && said.says(Idea.TROUBLE) ? 2 : 0);
    return weight >= 4
        ? new MachineSign(
            Kind.ANSWER, "The text confirms that something arrived, as programs do at once.")
        : null;
  }

  /** "Confirmation of receipt" is the whole subject, and nobody speaks below it. */
  private static int confirmed(Clues clues) {
    boolean titled =
        clues.subject().first(Idea.RECEIVED) < EARLIEST
            && SubjectLine.of(clues.subjectText()) == SubjectLine.NEITHER;
    boolean goesOn =
        clues.said().says(Idea.OPENING)
            || clues.said().says(Idea.ANSWER) && clues.said().times(Idea.RECEIVED) > 1;
    return titled && goesOn && !clues.voiced() && clues.human() == 0 ? 3 : 0;
  }

  private static boolean personal(Gist said) {
    return said.times(Idea.MINE) > 1 || said.says(Idea.MINE) && said.says(Idea.REACTION);
  }

  /** A shop's list of what was ordered, and of what it costs. */
  private static int ordered(Clues clues) {
    boolean both = clues.said().says(Idea.ORDER) && clues.subject().says(Idea.ORDER);
    int amounts = clues.said().amounts();
    boolean billed = amounts > 0 && NUMBERED.matcher(clues.subjectText()).find();
    return both && (amounts > 1 || billed) && !MailTools.peoples(clues.headers()) ? 2 : 0;
  }

  /** "This message was sent automatically", and nothing in it a person would say. */
  private static @Nullable MachineSign selfMade(Clues clues) {
    boolean says = clues.says(Idea.SELF_MADE) && !clues.subject().asks();
    return says && clues.human() == 0 && !clues.troubledSubject()
        ? new MachineSign(Kind.ANSWER, "The text says that a program sent it.")
        : null;
  }

  /** Whether address and tool are those of programs. */
  static int programmed(Clues clues) {
    // Exchange puts that header on what people write with its own program, too.
    boolean suppresses = clues.suppresses() && !MailTools.peoples(clues.headers());
    return (SenderSigns.apparatus(clues.address()) ? 2 : 0)
        + (MailTools.programs(clues.headers()) ? 1 : 0)
        + (suppresses ? 2 : 0);
  }

  private static @Nullable MachineSign challenge(Clues clues) {
    if (clues.anywhere(Idea.CHALLENGE) == 0) return null;
    int weight =
        2 * Math.min(3, clues.times(Idea.CHALLENGE) + clues.subject().times(Idea.CHALLENGE))
            + (clues.links() > 0 || clues.says(Idea.CLICK) ? 2 : 0)
            + one(clues, Idea.OPENING)
            + one(clues, Idea.AUTOMATIC)
            - Math.min(2, clues.human());
    return weight >= 4
        ? new MachineSign(Kind.ANSWER, "It asks to prove that a human wrote to it.")
        : null;
  }

  /** Read receipts and answers to invitations. */
  private static @Nullable MachineSign response(Clues clues) {
    boolean read = READ.matcher(clues.subjectText()).find();
    boolean receipt =
        clues.says(Idea.RESPONSE)
            || clues.says(Idea.DATE)
                && (clues.says(Idea.OPENING) || ReportSigns.fields(clues.body().text()) > 1);
    if (read
        && receipt
        && !clues.said().asks()
        && !clues.said().says(Idea.MINE)
        && clues.said().words() <= RECEIPT_WORDS)
      return new MachineSign(Kind.ANSWER, "A mail program says that a message was read.");
    if (!clues.said().says(Idea.RESPONSE)) return null;
    boolean titled = clues.subject().says(Idea.RESPONSE) || read;
    int weight =
        (titled ? 3 : 1)
            + (clues.said().times(Idea.RESPONSE) > 1 ? 1 : 0)
            + one(clues, Idea.DATE)
            + one(clues, Idea.AUTOMATIC)
            + (clues.body().own().indexOf('@') >= 0 ? 1 : 0)
            - (repeatsOurs(clues.said()) ? 0 : clues.human());
    return weight >= 4
        ? new MachineSign(Kind.ANSWER, "A calendar or a mail program answered, not a person.")
        : null;
  }

  /** Our subject, which tells of trouble and stands in the receipt, and no word of a person. */
  private static boolean repeatsOurs(Gist said) {
    return !said.asks() && !said.says(Idea.MINE) && !said.says(Idea.REQUEST);
  }

  /** A mail system's report that came without its form. */
  private static @Nullable MachineSign returned(Clues clues) {
    if (!clues.said().says(Idea.REPORTED_BACK) || clues.said().says(Idea.MINE)) return null;
    if (SubjectLine.of(clues.subjectText()) == SubjectLine.FORWARD) return null;
    int weight =
        Math.min(3, clues.said().times(Idea.REPORTED_BACK))
            + 2 * (clues.subject().says(Idea.REPORTED_BACK) ? 1 : 0)
            + (clues.body().own().indexOf('@') >= 0 ? 1 : 0)
            + (clues.answersUnderOwnSubject() ? 3 : 0)
            + (DeclaredSigns.emptyPath(clues.headers()) ? 2 : 0)
            - (clues.said().asks() || clues.said().says(Idea.REQUEST) ? 2 : 0);
    return weight >= 4
        ? new MachineSign(Kind.ANSWER, "The text is a mail system's report on mail that came back.")
        : null;
  }
}
