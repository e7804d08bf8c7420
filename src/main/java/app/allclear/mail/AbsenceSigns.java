package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
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

  private AbsenceSigns() {}

  static @Nullable MachineSign of(Clues clues) {
    Gist said = clues.said();
    if (clues.body().own().length() > LONGEST || said.says(Idea.TO_ROBOT)) return null;
    boolean titled = titled(clues.subject());
    int core =
        2 * one(said, Idea.AWAY)
            + 3 * one(said, Idea.LEFT)
            + 2 * one(said, Idea.UNREAD)
            + 2 * one(said, Idea.AUTOMATIC)
            + (titled ? 2 : 0);
    if (core < 2) return null;
    int frame =
        one(said, Idea.UNTIL)
            + one(said, Idea.DATE)
            + one(said, Idea.ANSWER)
            + 2 * one(said, Idea.MEANWHILE)
            + (said.first(Idea.OPENING) < 80 ? 1 : 0);
    int against =
        3 * one(said, Idea.TROUBLE)
            + 2 * one(said, Idea.REQUEST)
            + one(said, Idea.SITE)
            + (said.asks() ? 3 : 0);
    int weight = core + frame - against;
    if (weight >= NOTE && core > 2 - frame)
      return new MachineSign(
          Kind.ANSWER, "The text is built like an absence note, and asks nothing.");
    boolean doubt = weight >= DOUBT && !said.asks();
    return doubt
        ? new MachineSign(
            Kind.PERHAPS,
            "Some of this reads like an absence note: it is not answered without you.")
        : null;
  }

  /** Whether the subject says little else. */
  private static boolean titled(Gist subject) {
    return subject.says(Idea.AUTOMATIC)
        || (subject.says(Idea.AWAY) || subject.says(Idea.LEFT) || subject.says(Idea.UNREAD))
            && !subject.says(Idea.TROUBLE);
  }

  private static int one(Gist gist, Idea idea) {
    return gist.says(idea) ? 1 : 0;
  }
}
