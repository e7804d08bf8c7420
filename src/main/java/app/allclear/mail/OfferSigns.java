package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text is built like advertising, a swindle or a greeting card. It is a sign only where
 * nobody knows the sender: a customer may well write about an invoice, or sell cards.
 */
final class OfferSigns {
  private static final int ENOUGH = 4;
  private static final Pattern BARE_NUMBER = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  private OfferSigns() {}

  static @Nullable MachineSign of(Clues clues) {
    if (card(clues) >= ENOUGH)
      return new MachineSign(Kind.OFFER, "It points to a greeting card, as card services do.");
    return offer(clues) >= ENOUGH
        ? new MachineSign(Kind.OFFER, "It reads like an offer or a swindle sent to many.")
        : null;
  }

  private static int card(Clues clues) {
    if (clues.anywhere(Idea.CARD) == 0) return 0;
    return 2
        + 2 * clues.anywhere(Idea.PICKUP)
        + clues.anywhere(Idea.SENT_YOU)
        + (clues.links() > 0 || clues.says(Idea.CLICK) ? 1 : 0)
        + (clues.said().says(Idea.SELF_MADE) ? 2 : 0)
        - clues.human();
  }

  /** Whether a link leads to the sender's own domain, or to a number where a name should be. */
  private static boolean lured(Clues clues) {
    String text = clues.body().own().toLowerCase(Locale.ROOT);
    int link = text.indexOf("://");
    if (link < 0) return false;
    String host =
        text.substring(link + 3, Math.min(text.length(), link + 80)).split("[/\\s:]", 2)[0];
    String domain = clues.address().substring(clues.address().lastIndexOf('@') + 1);
    return BARE_NUMBER.matcher(host).matches()
        || host.equals(domain)
        || host.endsWith("." + domain);
  }

  /** "Many errors on your website": who sells their mending tells of trouble, but not of theirs. */
  private static boolean found(Clues clues, int pitched) {
    return pitched > 1
        && clues.said().says(Idea.OFFER)
        && !clues.said().says(Idea.REQUEST)
        && !clues.said().says(Idea.WAITING);
  }

  /** "You don't know me, I looked at the page": without money and a way to answer, no swindle. */
  private static boolean wantsNothing(Clues clues) {
    return clues.anywhere(Idea.SITE) > 0
        && clues.said().amounts() + clues.subject().amounts() == 0
        && clues.links() == 0
        && !clues.says(Idea.CLICK)
        && clues.body().own().indexOf('@') < 0;
  }

  private static int offer(Clues clues) {
    int sold = Math.min(3, clues.said().times(Idea.OFFER) + clues.subject().times(Idea.OFFER));
    int pitched = Math.min(4, clues.said().times(Idea.PITCH) + clues.subject().times(Idea.PITCH));
    int asked = Math.min(2, clues.said().times(Idea.SWINDLE) + clues.subject().times(Idea.SWINDLE));
    int wares = sold + 2 * pitched + 2 * asked;
    if (wares == 0 || (sold + pitched == 0 && wantsNothing(clues))) return 0;
    return wares
        + Math.min(1, clues.said().amounts() + clues.subject().amounts())
        + 2 * (clues.said().says(Idea.GREETING) ? 1 : 0)
        + (clues.said().shouts() + clues.subject().shouts() > 0 ? 1 : 0)
        + (clues.links() > 0 || clues.says(Idea.CLICK) ? 1 : 0)
        + 2 * (clues.says(Idea.LEAVE) ? 1 : 0)
        + 2 * (clues.says(Idea.NO_REPLY) || clues.said().says(Idea.SELF_MADE) ? 1 : 0)
        + (clues.blindCopy() ? 2 : 0)
        + (SenderSigns.apparatus(clues.address()) ? 2 : 0)
        + (MailTools.programs(clues.headers()) ? 1 : 0)
        - (clues.said().says(Idea.TROUBLE) && !found(clues, pitched) ? 2 : 0)
        - (clues.said().times(Idea.MINE) > 1 && wantsNothing(clues) ? 2 : 0)
        + (lured(clues) ? 2 : 0)
        - (clues.said().says(Idea.SITE) && clues.voiced() && pitched < 4 ? 1 : 0);
  }
}
