package app.allclear.mail;

import java.util.regex.Pattern;

/** Whether a subject is an absence note's, whatever stands below it. */
final class AbsenceTitle {
  private static final int SUBJECT = 200;
  private static final int EARLIEST = 3;
  private static final int LONGEST_PREFIX = 50;

  /** "Auto:", "OOO:", "[Automatic reply]", "Automatic reply"; not "Automatic replies annoy me". */
  private static final Pattern STEREOTYPE =
      Pattern.compile(
          "(?i)(?:fwd?:? ?|re:? ?|aw:? ?|wg:? ?)?[\\[(【]?(?:auto|ooo|ooto|aw: auto|re: auto)\\s*[:\\])】].*");

  private AbsenceTitle() {}

  /** How much the subject is a note's. */
  static int weight(Clues clues) {
    Gist subject = clues.subject();
    if (subject.asks()) return 0;
    if (stereotyped(clues)) return 4;
    // "Gone" is trouble, "gone fishing" is none.
    boolean pastime = subject.says(Idea.PASTIME) && !clues.said().says(Idea.TROUBLE);
    if ((subject.says(Idea.TROUBLE) || subject.says(Idea.SITE)) && !pastime) return 0;
    boolean away =
        subject.says(Idea.AUTOMATIC)
            || subject.says(Idea.AWAY)
            || subject.says(Idea.LEFT)
            || subject.says(Idea.UNREAD)
            || (subject.says(Idea.TITLE) || subject.says(Idea.PASTIME)) && subject.words() <= 6;
    return away ? 2 : 0;
  }

  /** "Automatic reply", alone or before a colon and the subject that it answers. */
  static boolean stereotyped(Clues clues) {
    String text = clues.subjectText();
    Gist subject = clues.subject();
    if (subject.asks() || SubjectLine.of(text) == SubjectLine.ANSWER) return false;
    if (STEREOTYPE.matcher(text).matches()) return true;
    int automatic = Math.min(subject.first(Idea.AUTOMATIC), subject.first(Idea.SELF_MADE));
    if (subject.words() <= 2 && automatic < SUBJECT) return true;
    int colon = text.indexOf(':');
    int begin = Math.min(automatic, subject.first(Idea.AWAY));
    return begin < EARLIEST && colon > 0 && colon < LONGEST_PREFIX;
  }
}
