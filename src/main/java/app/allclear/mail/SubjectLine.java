package app.allclear.mail;

import java.util.Locale;
import java.util.Set;

/** What a subject's prefixes say: an answer, something passed on, or neither. */
enum SubjectLine {
  ANSWER,
  FORWARD,
  NEITHER;

  private static final Set<String> ANSWERS =
      Words.set(
          """
          re | aw | antw | antwort | sv | odp | res | rif | réf | ref | ynt | vá | vs | ad
          απ | отв | re^2 | 回复 | 答复 | 回覆 | 返信 | 답장 | atb | r | ha
          """);

  private static final Set<String> FORWARDS =
      Words.set(
          """
          fw | fwd | wg | tr | rv | i | enc | vb | doorst | pd | vl | fs | továbbítás | ilt
          πρθ | 转发 | 轉寄 | 転送 | 전달 | weitergeleitet | wtr
          """);

  /** By the first prefix, past tags such as {@code [SPAM]} or {@code [support]}. */
  static SubjectLine of(String subject) {
    String text = subject.strip();
    while (text.startsWith("[") && text.indexOf(']') > 0)
      text = text.substring(text.indexOf(']') + 1).strip();
    int colon = Math.max(text.indexOf(':'), -1);
    if (colon < 0) colon = text.indexOf('：');
    if (colon < 1 || colon > 15) return NEITHER;
    String prefix =
        text.substring(0, colon)
            .replaceAll("[\\[(]\\d+[\\])]|\\d+$", "")
            .strip()
            .toLowerCase(Locale.ROOT);
    if (FORWARDS.contains(prefix)) return FORWARD;
    return ANSWERS.contains(prefix) ? ANSWER : NEITHER;
  }
}
