package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Newsletters and circulars without the headers they owe, by what they say. */
final class MailingSigns {
  /** "Liebe Brotfreunde", "Sehr geehrte Vereinsmitglieder". */
  private static final Pattern FRIENDS =
      Pattern.compile(
          "(?iU)(?:hallo |hej |dear |ihr )?(?:liebe|werte|sehr geehrte|geschätzte|dear|beste|kära|kjære|kære)r? [\\p{L}-]*"
              + "(?:freunde|freundinnen|innen|kunden|gäste|leute|familien|fans|nachbarn|mitglieder|leser|abonnenten|eltern"
              + "|friends|lovers|fans|members|readers|neighbours|supporters|vrienden|leden|lezers|vänner|medlemmar|venner|medlemmer)\\b");

  private MailingSigns() {}

  /** The sign, or null. */
  static @Nullable MachineSign of(Clues clues) {
    if (clues.answers()) return null;
    int leaving =
        2 * clues.anywhere(Idea.LEAVE)
            + 2
                * (clues.said().says(Idea.TROUBLE)
                    ? TextSigns.one(clues, Idea.TO_MANY)
                    : clues.anywhere(Idea.TO_MANY))
            + 2 * TextSigns.one(clues, Idea.NO_MORE)
            + (clues.blindCopy() ? 2 : 0);
    if (clues.said().times(Idea.TROUBLE) > 1 && clues.links() == 0) return null;
    // Lists and offices put it below what people write.
    if (clues.voiced() && clues.human() > 1 && !clues.said().says(Idea.LEAVE) && !toMany(clues))
      return null;
    if (leaving == 0 || (clues.subject().asks() && !clues.says(Idea.LEAVE))) return null;
    int weight =
        leaving
            + (clues.links() > 0 || clues.says(Idea.CLICK) ? 1 : 0)
            + TextSigns.one(clues, Idea.GREETING)
            + (clues.times(Idea.LEAVE) > 1 ? 1 : 0)
            + (friends(clues) && !clues.says(Idea.GREETING) ? 2 : 0)
            + clues.anywhere(Idea.ISSUE)
            + clues.anywhere(Idea.OFFER)
            + TextSigns.one(clues, Idea.NO_REPLY)
            + (MailTools.programs(clues.headers()) ? 1 : 0)
            - against(clues);
    return weight < 3
        ? null
        : new MachineSign(
            Kind.MAILING,
            "The text is built like a mailing: %s."
                .formatted(
                    clues.says(Idea.LEAVE)
                        ? "it says how to unsubscribe"
                        : "it says that many receive it"));
  }

  private static boolean toMany(Clues clues) {
    return clues.said().says(Idea.TO_MANY) || clues.said().says(Idea.GREETING) || friends(clues);
  }

  private static boolean friends(Clues clues) {
    return FRIENDS.matcher(clues.body().own()).lookingAt();
  }

  /** Mailings ask, and tell of trouble, but never in one person's voice. */
  private static int against(Clues clues) {
    boolean voice = clues.said().says(Idea.MINE) || clues.said().says(Idea.REQUEST);
    boolean wonders = clues.said().asks() && clues.said().says(Idea.TROUBLE);
    boolean troubled = clues.said().times(Idea.TROUBLE) > 1 && clues.troubledSubject();
    if (troubled) return 2 + clues.human();
    if (voice || wonders) return clues.human();
    // "Our readers can't unsubscribe."
    return !clues.said().says(Idea.TROUBLE) ? 0 : clues.links() > 0 ? 1 : 3;
  }
}
