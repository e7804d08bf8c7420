package app.allclear.mail;

/**
 * A message's text, as safe plain text with {@code \n} line ends.
 *
 * @param text everything readable, HTML turned to text, hidden HTML left out
 * @param own the sender's own words: without quotes, forwarded parts, signature and disclaimers
 * @param signature what was split off as a signature or disclaimer, possibly empty
 * @param forwarded inline forwarded or enclosed messages' text (somebody else's words the sender
 *     passes on), possibly empty
 */
public record Body(String text, String own, String signature, String forwarded) {
  public static final Body EMPTY = new Body("", "", "", "");
}
