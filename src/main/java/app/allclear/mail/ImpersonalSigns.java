package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Whether no person speaks in a mail that nobody waited for: nobody says "I" or "my", nobody asks
 * us anything, wants, thanks or tells of trouble. It counts where nobody knows the sender and
 * nothing of a customer's is named: there it only spares the operator a look.
 */
final class ImpersonalSigns {
  private static final int FEW_WORDS = 6;
  private static final int MANY_WORDS = 400;

  private ImpersonalSigns() {}

  static @Nullable MachineSign of(Clues clues) {
    Gist said = clues.said();
    boolean voiceless =
        !clues.voiced()
            && !said.says(Idea.TROUBLE)
            && !said.says(Idea.SITE)
            && !clues.subject().says(Idea.MINE)
            && !clues.subject().says(Idea.TROUBLE)
            && !clues.subject().says(Idea.REQUEST)
            && !clues.subject().asks()
            && !clues.form()
            && !clues.carries()
            && !clues.answers()
            && said.words() >= FEW_WORDS
            && said.words() <= MANY_WORDS
            && !clues.personalAddress();
    return voiceless
        ? new MachineSign(
            Kind.VOICELESS, "Nobody speaks in it: no person asks, wants or tells of themselves.")
        : null;
  }
}
