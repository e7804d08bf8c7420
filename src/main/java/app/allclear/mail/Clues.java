package app.allclear.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the signs of a machine are looked for in.
 *
 * @param recipients To and Cc
 * @param own our own addresses, lower-case
 * @param subject what the subject says
 * @param said what the sender's own words say
 * @param signed what stands in the signature, where mailings put their small print
 */
record Clues(
    MimePart root,
    @Nullable Address from,
    List<Address> replyTo,
    List<Address> recipients,
    String subjectText,
    Body body,
    Set<String> own,
    Gist subject,
    Gist said,
    Gist signed) {
  private static final Pattern TELEPHONE = Pattern.compile("^\\+?\\d{7,15}@");
  private static final int BEGINNING = 2_400;
  private static final int END = 1_200;
  private static final int SUBJECT = 200;
  private static final int QUOTED = 40;

  static Clues of(
      MimePart root,
      @Nullable Address from,
      List<Address> replyTo,
      List<Address> recipients,
      String subject,
      Body body,
      Set<String> own) {
    return new Clues(
        root,
        from,
        replyTo,
        recipients,
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

  /**
   * Whether it answers something under a subject of its own, and quotes nothing: people's mail
   * programs keep the subject, programs that answer bring their own.
   */
  boolean answersUnderOwnSubject() {
    return headers().has("in-reply-to")
        && !(goesOn() && !subject.says(Idea.AUTOMATIC))
        && SubjectLine.of(subjectText) == SubjectLine.NEITHER
        && body.text().length() <= body.own().length() + body.signature().length() + QUOTED;
  }

  /** Whether it answers what came from its own house: who writes again does so. */
  private boolean goesOn() {
    List<String> answered = MessageIds.list(headers().first("in-reply-to"));
    String theirs = address().substring(address().lastIndexOf('@') + 1);
    return !answered.isEmpty()
        && !theirs.isEmpty()
        && answered.getFirst().toLowerCase(Locale.ROOT).endsWith("@" + theirs);
  }

  /** Whether it is a telephone's number, as in what gateways make of text messages. */
  boolean fromTelephone() {
    return TELEPHONE.matcher(address()).find();
  }

  /** A picture or a file may tell what the text does not. */
  boolean carries() {
    return root.all()
        .anyMatch(part -> {
          String type = part.type().value();
          return !type.isEmpty() && !type.startsWith("text/") && !type.startsWith("multipart/");
        });
  }

  /** Whether a form wrote this for a person, whom the Reply-To and the text name. */
  boolean form() {
    if (replyTo.isEmpty()) return false;
    String text = body.own().toLowerCase(Locale.ROOT);
    return replyTo.stream()
        .map(reply -> reply.address().toLowerCase(Locale.ROOT))
        .anyMatch(reply ->
            reply.contains("@")
                && !reply.equals(address())
                && !SenderSigns.neverAPerson(reply)
                && (own.contains(address()) || text.contains(reply)));
  }

  /** Whether it was sent to others, or to nobody who may be seen. */
  boolean blindCopy() {
    return !own.isEmpty()
        && recipients.stream().noneMatch(to -> own.contains(to.address().toLowerCase(Locale.ROOT)));
  }

  /** The From, lower case; empty where there is none. */
  String address() {
    return from == null ? "" : from.address().toLowerCase(Locale.ROOT);
  }

  /** Whether the address is made of the name that stands beside it, as people's are. */
  boolean personalAddress() {
    if (from == null || from.name() == null) return false;
    String local = new String(PlainLetters.of(address().split("@")[0]));
    for (String word : new String(PlainLetters.of(from.name())).split("[^\\p{L}]+"))
      if (word.length() > 2 && local.contains(word)) return true;
    return false;
  }

  /** Whether the subject is the writer's own and tells of trouble. */
  boolean troubledSubject() {
    return subject.says(Idea.TROUBLE)
        && !answers()
        && !subject.says(Idea.AUTOMATIC)
        && !subject.says(Idea.AWAY);
  }

  /** Whether the header asks for no automatic answer, as programs that answer do. */
  boolean suppresses() {
    String value = headers().text("x-auto-response-suppress").toLowerCase(Locale.ROOT);
    return value.contains("all") || value.contains("oof") || value.contains("autoreply");
  }

  /** How much speaks for a person who has something on their heart: what programs do not say. */
  int human() {
    int voice = said.says(Idea.MINE) ? 1 : 0;
    boolean troubled = said.says(Idea.TROUBLE) || said.says(Idea.REQUEST);
    return voice
        + (said.says(Idea.TROUBLE) ? 2 : 0)
        + (said.says(Idea.REQUEST) ? 2 : 0)
        + (said.says(Idea.WAITING) && (voice > 0 || said.asks()) ? 1 : 0)
        + (said.asks() ? voice > 0 || troubled ? 2 : 1 : 0)
        + (said.says(Idea.REACTION) ? 2 : 0)
        + (said.says(Idea.TO_ROBOT) ? 3 : 0);
  }

  /** Whether somebody speaks to us in it: of themselves, with a question, a wish or an answer. */
  boolean voiced() {
    return said.asks()
        || said.says(Idea.MINE)
        || said.says(Idea.REQUEST)
        || said.says(Idea.REACTION)
        || said.says(Idea.WAITING);
  }

  /** Whether a person wrote this, whatever carried it: about trouble or with a wish of theirs. */
  boolean personal() {
    return human() >= 2
        && !said.says(Idea.TO_MANY)
        && !said.says(Idea.NO_MORE)
        && !said.says(Idea.GREETING)
        && !said.says(Idea.NO_REPLY)
        && !said.says(Idea.SELF_MADE)
        && !said.says(Idea.SWINDLE)
        && (!said.says(Idea.LEAVE) || human() >= 3 && said.links() == 0 && !said.says(Idea.OFFER));
  }
}
