package app.allclear.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the signs of a machine are looked for in.
 *
 * @param own our own addresses, lower-case
 * @param subject what the subject says
 * @param said what the sender's own words say
 * @param signed what stands in the signature, where mailings put their small print
 */
record Clues(
    MimePart root,
    @Nullable Address from,
    List<Address> replyTo,
    String subjectText,
    Body body,
    Set<String> own,
    Gist subject,
    Gist said,
    Gist signed) {
  private static final int BEGINNING = 2_400;
  private static final int END = 1_200;
  private static final int SUBJECT = 200;

  static Clues of(
      MimePart root,
      @Nullable Address from,
      List<Address> replyTo,
      String subject,
      Body body,
      Set<String> own) {
    return new Clues(
        root,
        from,
        replyTo,
        subject,
        body,
        own,
        Lexicon.gist(PlainText.clip(subject, SUBJECT)),
        Lexicon.gist(bothEnds(body.own())),
        Lexicon.gist(end(body.signature())));
  }

  private static String bothEnds(String text) {
    if (text.length() <= BEGINNING + END) return text;
    return text.substring(0, BEGINNING) + "\n" + end(text);
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - END));
  }

  HeaderFields headers() {
    return root.headers();
  }

  /** How often an idea comes up below the subject. */
  int times(Idea idea) {
    return said.times(idea) + signed.times(idea);
  }

  boolean says(Idea idea) {
    return times(idea) > 0;
  }

  /** One for an idea that comes up in subject or text, else nothing. */
  int anywhere(Idea idea) {
    return says(idea) || subject.says(idea) ? 1 : 0;
  }

  int links() {
    return said.links() + signed.links();
  }

  /** Whether it answers or passes on other mail: its words are of people then. */
  boolean answers() {
    return SubjectLine.of(subjectText) != SubjectLine.NEITHER || headers().has("in-reply-to");
  }

  /** The From, lower case; empty where there is none. */
  String address() {
    return from == null ? "" : from.address().toLowerCase(Locale.ROOT);
  }

  /** How much speaks for a person who has something on their heart: what programs do not say. */
  int human() {
    int voice = said.says(Idea.MINE) ? 1 : 0;
    boolean troubled = said.says(Idea.TROUBLE) || said.says(Idea.REQUEST);
    return voice
        + (said.says(Idea.TROUBLE) ? 2 : 0)
        + (said.says(Idea.REQUEST) ? 2 : 0)
        + (said.asks() && (voice > 0 || troubled) ? 1 : 0)
        + (said.says(Idea.TO_ROBOT) ? 3 : 0);
  }

  /** Whether a person wrote this, whatever carried it: their own voice about trouble of theirs. */
  boolean personal() {
    return said.says(Idea.MINE)
        && (said.says(Idea.TROUBLE) || said.says(Idea.REQUEST) || said.asks())
        && !says(Idea.LEAVE)
        && !says(Idea.TO_MANY)
        && !says(Idea.NO_MORE)
        && !says(Idea.NO_REPLY)
        && !said.says(Idea.AUTOMATIC)
        && !said.says(Idea.SWINDLE);
  }
}
