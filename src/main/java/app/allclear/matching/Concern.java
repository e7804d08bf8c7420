package app.allclear.matching;

import app.allclear.mail.Letter;
import java.util.Set;

/**
 * Whether trouble is told, or something asked, of what a text names: in its sentence or the ones
 * beside it. A name that stands elsewhere in a mail about something else is mentioned in passing.
 */
final class Concern {
  private static final int FAR = 220;
  private static final int NEAR = 70;
  private static final int CLAUSE = 40;

  /** "Radio X is back": that it is well again is told by whom it had failed. */
  private static final Set<String> AGAIN =
      Set.of(
          "back",
          "again",
          "wieder",
          "nouveau",
          "remarche",
          "refonctionne",
          "nuevo",
          "nuovo",
          "novo",
          "weer",
          "znów",
          "znowu",
          "opět",
          "zase",
          "igen",
          "igjen",
          "taas",
          "снова",
          "опять",
          "újra",
          "tekrar",
          "yine");

  private Concern() {}

  static boolean told(Letter letter) {
    return Trouble.told(letter) || asks(letter.body().own()) || asks(letter.subject());
  }

  static boolean beside(Mention mention) {
    String text = mention.text();
    int from = sentenceStart(text, mention.start());
    if (from > 0) from = sentenceStart(text, from - 1);
    int end = Math.min(text.length(), sentenceEnd(text, mention.end()) + 1);
    int far = Math.min(text.length(), Math.max(end, mention.end() + FAR));
    if (asks(text, from, Math.max(end, mention.end() + NEAR))) return true;
    if (mention.clear())
      return Trouble.plainlyIn(text, from, end)
          || Trouble.neither(text, from, end)
          || Trouble.seriouslyIn(text, end, far)
          || Phrase.any(text, from, end, word -> contrast(word) || Surroundings.databaseWord(word));
    if (Phrase.any(text, mention.end(), Math.min(end, mention.end() + CLAUSE), AGAIN::contains))
      return true;
    // An organisation is spoken of for many reasons, "no longer with" among them; a site for one.
    return Trouble.seriouslyIn(text, from, far)
        || Phrase.any(text, from, far, WordList.SITE::contains);
  }

  /** One language's short "but" is another's article. */
  private static boolean contrast(String word) {
    return word.length() > 2 && WordList.CONTRAST.contains(word);
  }

  private static boolean asks(String text, int from, int to) {
    for (int i = from; i < Math.min(text.length(), to); i++) if (asks(text, i)) return true;
    return false;
  }

  /** In a link it asks nothing. */
  private static boolean asks(String text, int i) {
    char c = text.charAt(i);
    boolean link = i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
    return c == '？' || (c == '?' && !link);
  }

  private static boolean asks(String text) {
    return asks(text, 0, text.length());
  }

  private static int sentenceStart(String text, int at) {
    int i = at;
    int limit = Math.max(0, at - FAR);
    while (i > limit && !ends(text, i - 1)) i--;
    return i;
  }

  private static int sentenceEnd(String text, int at) {
    int i = at;
    int limit = Math.min(text.length(), at + FAR);
    while (i < limit && !ends(text, i)) i++;
    return i;
  }

  /** A line's end may be a program's; an empty line ends a paragraph. */
  private static boolean ends(String text, int i) {
    char c = text.charAt(i);
    boolean last = i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1));
    return ((c == '.' || c == '?') && last) || c == '!' || c == '。';
  }
}
