package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text is built like an absence note, whatever its language: somebody is away or gone,
 * until when, whether mail is read, whom to ask meanwhile; and nothing is asked, broken or said
 * about a site. Much of it makes a note; some of it leaves a doubt, and who doubts does not answer.
 */
final class AbsenceSigns {
  private static final int LONGEST = 1_500;
  private static final int NOTE = 5;
  private static final int DOUBT = 3;
  private static final int EARLY = 80;
  private static final int EARLIEST = 3;
  private static final int FEW_WORDS = 5;
  private static final int LONG_ENOUGH = 4;

  private static final MachineSign PERHAPS =
      new MachineSign(
          Kind.PERHAPS, "Some of this reads like an absence note: it is not answered without you.");

  private AbsenceSigns() {}

  static @Nullable MachineSign of(Clues clues) {
    Gist said = clues.said();
    if (clues.body().own().length() > LONGEST || said.says(Idea.TO_ROBOT)) return null;
    int weight = core(clues);
    if (weight < 2) return perhaps(clues) ? PERHAPS : null;
    weight += frame(clues) - against(clues);
    boolean declared = clues.suppresses() && !asks(said);
    if (AbsenceTitle.stereotyped(clues) && (human(said) == 0 || away(said) || declared))
      return new MachineSign(
          Kind.ANSWER,
          "The subject starts as automatic replies do: \"%s\"."
              .formatted(MachineSigns.shown(clues.subjectText())));
    if (weight >= enough(clues)
        && !people(clues)
        && !reachable(said)
        && !(said.says(Idea.MINE) && thin(clues)))
      return new MachineSign(
          Kind.ANSWER,
          "The text reads like an automatic reply: it is built like an absence note, and asks"
              + " nothing.");
    boolean doubt = weight >= DOUBT && (!asks(said) || AbsenceTitle.weight(clues) > 0);
    return doubt || perhaps(clues) ? PERHAPS : null;
  }

  /** What alone makes one think of a note. */
  private static int core(Clues clues) {
    Gist said = clues.said();
    return 2 * one(said, Idea.AWAY)
        + 3 * one(said, Idea.LEFT)
        + 2 * one(said, Idea.UNREAD)
        + (EchoSigns.silent(clues) ? 2 * one(said, Idea.PASTIME) : 0)
        + (said.says(Idea.SELF_MADE) && !said.says(Idea.TROUBLE)
            ? 4
            : 2 * one(said, Idea.AUTOMATIC))
        + AbsenceTitle.weight(clues)
        + (thanked(clues) || toThem(clues) ? 3 : 0)
        + (clues.suppresses() ? 2 : 0)
        + (clues.answersUnderOwnSubject() ? 3 : 0)
        - (clues.answersUnderOwnSubject() && alone(clues) ? 1 : 0);
  }

  /**
   * "Thank you for your message!" begins no conversation: what answers every mail calls itself so.
   */
  private static boolean thanked(Clues clues) {
    return clues.subject().first(Idea.OPENING) < EARLIEST
        && SubjectLine.of(clues.subjectText()) == SubjectLine.NEITHER
        && clues.human() == 0
        && !clues.said().says(Idea.SITE)
        && !clues.carries();
  }

  /** "Your message to Harbour Inn", from Harbour Inn: what answers calls itself so. */
  private static boolean toThem(Clues clues) {
    Address from = clues.from();
    String name = from == null || from.name() == null ? "" : from.name().strip();
    return name.length() >= LONG_ENOUGH
        && clues.subject().says(Idea.YOURS)
        && clues.subjectText().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))
        && SubjectLine.of(clues.subjectText()) == SubjectLine.NEITHER
        && clues.human() < 2;
  }

  /** Too little for a note, and yet what people seldom write. */
  private static boolean perhaps(Clues clues) {
    Gist said = clues.said();
    boolean asks = said.asksMoreThanCues();
    boolean reports = says(said, Idea.TROUBLE, Idea.REACTION, Idea.WAITING);
    if (clues.form() || (asks && reports)) return false;
    // Notes answer the questions that they ask.
    boolean greets = greets(clues) && !reports && (!asks || said.says(Idea.ANSWER));
    return greets || away(clues) && (!reports || said.says(Idea.AWAY));
  }

  /** It begins as what answers everybody does, or a program sent it that does. */
  private static boolean greets(Clues clues) {
    Gist said = clues.said();
    boolean titled =
        clues.subject().first(Idea.OPENING) < EARLIEST
            && SubjectLine.of(clues.subjectText()) == SubjectLine.NEITHER;
    boolean sent = MailTools.programs(clues.headers()) && said.first(Idea.OPENING) < EARLY;
    return (titled || sent) && said.times(Idea.MINE) <= one(said, Idea.ANSWER);
  }

  /** "Out of office" and something about the sea; or closed until when, in an answer. */
  private static boolean away(Clues clues) {
    Gist said = clues.said();
    boolean titled =
        AbsenceTitle.weight(clues) > 0
            && clues.subject().says(Idea.AWAY)
            && clues.subject().words() <= FEW_WORDS;
    return titled
        || (said.says(Idea.AWAY)
            && said.says(Idea.UNTIL)
            && clues.answers()
            && !says(said, Idea.MINE, Idea.REQUEST, Idea.REACTION));
  }

  private static boolean alone(Clues clues) {
    return AbsenceTitle.weight(clues) == 0
        && clues.said().says(Idea.MINE)
        && !says(clues.said(), Idea.AWAY, Idea.UNREAD, Idea.AUTOMATIC);
  }

  /** "On a train, but texts get through": notes go on with who answers, and when. */
  private static boolean reachable(Gist said) {
    return said.says(Idea.HOWEVER)
        && !(said.says(Idea.UNREAD) && said.says(Idea.UNTIL))
        && !says(said, Idea.MEANWHILE, Idea.ANSWER, Idea.OPENING, Idea.SELF_MADE, Idea.AUTOMATIC);
  }

  /**
   * Too little for a note where somebody says "I": they may be afloat, and read their mail there.
   */
  private static boolean thin(Clues clues) {
    boolean elsewhere =
        clues.said().says(Idea.PASTIME)
            && !(says(clues.subject(), Idea.PASTIME, Idea.AWAY, Idea.UNTIL) && until(clues))
            && !says(
                clues.said(),
                Idea.AWAY,
                Idea.UNREAD,
                Idea.LEFT,
                Idea.MEANWHILE,
                Idea.ANSWER,
                Idea.OPENING,
                Idea.AUTOMATIC,
                Idea.SELF_MADE);
    return elsewhere || bare(clues);
  }

  private static boolean until(Clues clues) {
    return clues.said().says(Idea.UNTIL) || clues.subject().says(Idea.UNTIL);
  }

  /** Where only the subject makes one think of it, a person may have answered under their own. */
  private static boolean bare(Clues clues) {
    return core(clues) == (clues.answersUnderOwnSubject() ? 3 : 0)
        && !says(clues.subject(), Idea.AUTOMATIC, Idea.SELF_MADE, Idea.AWAY, Idea.PASTIME);
  }

  private static boolean says(Gist gist, Idea... ideas) {
    return Stream.of(ideas).anyMatch(gist::says);
  }

  /** What goes with it. */
  private static int frame(Clues clues) {
    Gist said = clues.said();
    return one(said, Idea.UNTIL)
        + one(said, Idea.DATE)
        + one(said, Idea.ANSWER)
        + (says(said, Idea.AWAY, Idea.UNREAD) && EchoSigns.echoes(clues) ? 2 : 0)
        + 2 * one(said, Idea.MEANWHILE)
        + (said.first(Idea.OPENING) < EARLY ? 1 : 0)
        + (says(clues.subject(), Idea.AWAY) && says(said, Idea.UNTIL) ? 1 : 0)
        + one(clues.subject(), Idea.OPENING);
  }

  /** And nothing of a person's but perhaps the subject that it answers. */
  private static boolean away(Gist said) {
    return said.says(Idea.AWAY)
        && said.times(Idea.TROUBLE) < 2
        && !asks(said)
        && !said.says(Idea.REQUEST)
        && !said.says(Idea.REACTION);
  }

  /** A note answers something, or says in its subject what it is. */
  private static int enough(Clues clues) {
    if (AbsenceTitle.weight(clues) > 0 || thanked(clues) || toThem(clues)) return NOTE;
    if (EchoSigns.silent(clues) || repliesSilently(clues)) return NOTE;
    boolean told = core(clues) > 3 || clues.said().says(Idea.MEANWHILE) || EchoSigns.echoes(clues);
    return clues.answers() && told ? NOTE : NOTE + 2;
  }

  /** "Re:", thanks for the message, and nothing to it. */
  private static boolean repliesSilently(Clues clues) {
    return SubjectLine.of(clues.subjectText()) == SubjectLine.ANSWER
        && clues.said().first(Idea.OPENING) < EARLY
        && clues.human() == 0
        && !clues.form()
        && !clues.carries();
  }

  /** Whoever is away and reacts to us, or wants something and says what is wrong, is a person. */
  private static boolean people(Clues clues) {
    Gist said = clues.said();
    // "No longer works here", "we expect you in spring".
    boolean speaksOfIt = !said.says(Idea.MINE) && (said.says(Idea.LEFT) || framed(clues));
    return said.times(Idea.REACTION) > (speaksOfIt ? 1 : 0)
        || (clues.subject().says(Idea.REACTION) && !said.says(Idea.LEFT))
        || leaves(clues)
        || (said.says(Idea.TROUBLE) && said.says(Idea.WAITING) && said.says(Idea.MINE))
        || (said.says(Idea.REQUEST) && said.says(Idea.MINE) && !framed(clues))
        || (said.says(Idea.REQUEST)
            && !said.says(Idea.MEANWHILE)
            && !clues.answersUnderOwnSubject())
        || (said.times(Idea.TROUBLE) > 1
            && said.says(Idea.SITE)
            && said.says(Idea.MINE)
            && !whole(said));
  }

  /** All that a note is made of: its trouble is what to do in an emergency. */
  private static boolean whole(Gist said) {
    return said.says(Idea.AWAY)
        && said.says(Idea.UNTIL)
        && said.says(Idea.MEANWHILE)
        && says(said, Idea.UNREAD, Idea.ANSWER)
        && !asks(said)
        && !said.says(Idea.REACTION)
        && !said.says(Idea.REQUEST);
  }

  /** Who tells us of their own that they left is a person, unless it answers something. */
  private static boolean leaves(Clues clues) {
    Gist said = clues.said();
    return (said.says(Idea.LEFT) || clues.subject().says(Idea.LEFT))
        && said.says(Idea.MINE)
        && !(clues.answers() && said.says(Idea.MEANWHILE))
        && AbsenceTitle.weight(clues) < 4
        && !says(said, Idea.OPENING, Idea.UNREAD, Idea.AWAY, Idea.AUTOMATIC, Idea.SELF_MADE);
  }

  /** Whether it says that somebody is away, and until when. */
  private static boolean framed(Clues clues) {
    Gist said = clues.said();
    boolean away = says(said, Idea.AWAY, Idea.MEANWHILE) || AbsenceTitle.weight(clues) > 0;
    return away && said.says(Idea.UNTIL);
  }

  private static int against(Clues clues) {
    return human(clues.said()) + (clues.troubledSubject() ? 3 : 0);
  }

  private static int human(Gist said) {
    // "Doesn't work" is also said of people who left, "can't answer" of those away.
    boolean away = said.says(Idea.UNTIL) && says(said, Idea.OPENING, Idea.AWAY);
    int spoken = said.says(Idea.LEFT) || away && said.says(Idea.ANSWER) ? 1 : 0;
    boolean trouble = said.times(Idea.TROUBLE) > spoken;
    return (trouble ? 3 : 0)
        + 2 * one(said, Idea.REQUEST)
        + (said.says(Idea.LEFT) ? 0 : one(said, Idea.WAITING))
        + one(said, Idea.SITE)
        + (asks(said) ? 3 : 0);
  }

  /** Who says until when and whom to ask tells with "Burning? Dial 112." what to do then. */
  private static boolean asks(Gist said) {
    boolean told =
        said.says(Idea.MEANWHILE)
            && (said.says(Idea.UNTIL) || said.says(Idea.ANSWER) && !said.says(Idea.MINE));
    return told ? said.asksMoreThanCues() : said.asks();
  }

  private static int one(Gist gist, Idea idea) {
    return gist.says(idea) ? 1 : 0;
  }
}
