package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether no person speaks in a mail that nobody waited for: nobody says "I" or "my", nobody asks
 * us anything, wants, thanks or tells of trouble. It counts where nobody knows the sender and
 * nothing of a customer's is named: there it only spares the operator a look.
 */
final class ImpersonalSigns {
  private static final int FEW_WORDS = 6;
  private static final int MANY_WORDS = 400;

  /**
   * What programs and bulk senders say; a person who says none of it either is taken at their word.
   */
  private static final List<Idea> PROGRAMS =
      List.of(
          Idea.NOTIFIED,
          Idea.RELEASE,
          Idea.ALERT,
          Idea.DEVICE,
          Idea.ORDER,
          Idea.RECEIVED,
          Idea.RESPONSE,
          Idea.REPORTED_BACK,
          Idea.CHALLENGE,
          Idea.NO_REPLY,
          Idea.AUTOMATIC,
          Idea.SELF_MADE,
          Idea.LEAVE,
          Idea.TO_MANY,
          Idea.GREETING,
          Idea.ISSUE,
          Idea.CARD,
          Idea.PICKUP,
          Idea.SENT_YOU,
          Idea.OFFER,
          Idea.PITCH,
          Idea.SWINDLE,
          Idea.AWAY,
          Idea.LEFT,
          Idea.UNREAD,
          Idea.MEANWHILE);

  private ImpersonalSigns() {}

  private static boolean figures(Clues clues) {
    return clues.links() > 0 || clues.said().amounts() > 0 || clues.said().says(Idea.DATE);
  }

  static @Nullable MachineSign of(Clues clues) {
    Gist said = clues.said();
    boolean voiceless =
        !clues.voiced()
            && !said.says(Idea.TO_ROBOT)
            && !said.says(Idea.TROUBLE)
            && !said.says(Idea.SITE)
            && !clues.subject().says(Idea.MINE)
            && !clues.subject().says(Idea.TROUBLE)
            && !clues.subject().says(Idea.REQUEST)
            && !clues.subject().says(Idea.REACTION)
            && PROGRAMS.stream().anyMatch(idea -> clues.anywhere(idea) > 0 || figures(clues))
            && !clues.subject().asks()
            && !clues.form()
            && !clues.carries()
            && !clues.answers()
            && said.words() >= FEW_WORDS
            && said.words() <= MANY_WORDS
            && !clues.fromTelephone()
            && !clues.personalAddress();
    return voiceless
        ? new MachineSign(
            Kind.VOICELESS, "Nobody speaks in it: no person asks, wants or tells of themselves.")
        : null;
  }
}
