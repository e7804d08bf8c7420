package app.allclear.matching;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose words a subject is: the sender's own, or carried over from what is answered or passed on.
 */
record SubjectLine(Kind kind, String words) {
  enum Kind {
    OWN,
    ANSWERED,
    PASSED_ON
  }

  private static final Pattern PREFIX =
      Pattern.compile(
          "\\s*(?:\\[[^\\]\\[]{1,40}\\]\\s*)?(?:(re|aw|antw|antwort|sv|vs|odp|ynt|res|ref|rif|r|vá|回复|答复|回覆)"
              + "|(fwd?|wg|tr|vb|vl|vj|pd|enc|rv|i|doorst|weitergeleitet|转发|továbbítás))"
              + "\\s{0,2}(?:[\\[(^]\\d{1,3}[\\])]?)?\\s{0,2}[:：]",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  static SubjectLine of(String subject) {
    Matcher prefix = PREFIX.matcher(subject);
    Kind kind = Kind.OWN;
    int from = 0;
    while (prefix.region(from, subject.length()).lookingAt()) {
      if (kind == Kind.OWN) kind = prefix.group(1) != null ? Kind.ANSWERED : Kind.PASSED_ON;
      from = prefix.end();
    }
    return new SubjectLine(kind, subject.substring(from));
  }
}
