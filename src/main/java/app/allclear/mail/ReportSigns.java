package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What programs and apparatus report: monitoring, backups, jobs, scanners, telephones. */
final class ReportSigns {
  /** As monitoring writes them. */
  private static final Pattern STATE =
      Pattern.compile(
          "[\\[(](?i:warning|error|ok|success|failed|failure|critical|info|alert|resolved|problem|recovery|down|up)[\\])]|\\b(?:DOWN|UP|OK|CRITICAL|CRIT|WARNING|WARN|PROBLEM|RECOVERY|RECOVERED|RESOLVED|TRIGGERED|FIRING|ALERT|ALARM|FAILED|FAILURE|SUCCESS|ERROR|INFO|NOTICE|UNREACHABLE|DEGRADED)\\b");

  private static final Pattern FIELD =
      Pattern.compile("(?m)^[ \\t*•-]*[\\p{L}][\\p{L} /_-]{1,24}: ?\\S");

  /** "2026-07-28T08:54:02Z". */
  private static final Pattern STAMP =
      Pattern.compile("\\b20\\d\\d-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d");

  /** "FAILED mysql1/shop no tables", "https://shop.example/cart -> 500". */
  private static final Pattern LEDGER =
      Pattern.compile(
          "(?m)^[ \\t*•-]*(?:(?:FAILED|FAIL|OK|ERROR|ERR|WARN|WARNING|CRITICAL|DOWN|UP|PASS|PASSED|SKIPPED)\\b[ \\t:]+\\S|https?://\\S{1,200}[ \\t]+(?:->|→|=>|[:=|])[ \\t]*\\w)");

  /** "target=mysql1 result=refused". */
  private static final Pattern KEYED =
      Pattern.compile("(?<!\\S)[a-z_.]{2,20}=[^\\s=&]{1,60}(?!\\S)");

  private static final int FEW_WORDS = 8;
  private static final int LONGEST_FIELDS = 2_000;
  private static final int LONGEST_LINE = 80;
  private static final Pattern SENTENCE_END = Pattern.compile("\\p{L}{2}[.!?]$|,$");

  private ReportSigns() {}

  /** The sign, or null. */
  static @Nullable MachineSign of(Clues clues) {
    MachineSign sign = taken(clues);
    return sign == null ? alert(clues) : sign;
  }

  /** How many lines are "Name: value". */
  static int fields(String own) {
    return (int) FIELD.matcher(PlainText.clip(own, LONGEST_FIELDS)).results().count();
  }

  /** Lines of states and figures, and nobody who says a word to them: from whom nobody knows. */
  static @Nullable MachineSign ledger(Clues clues) {
    if (clues.voiced() || clues.answers() || clues.form() || clues.personalAddress()) return null;
    String own = PlainText.clip(clues.body().own(), LONGEST_FIELDS);
    int lines = (int) LEDGER.matcher(own).results().count();
    int fields = (int) KEYED.matcher(own).results().count();
    boolean made = clues.said().says(Idea.SELF_MADE);
    return lines > 1 || fields > 2 || made
        ? new MachineSign(
            Kind.REPORT, "It is a program's report: states and figures, and nobody speaks in it.")
        : null;
  }

  /** What a scanner or a fax took, and hardly a word: from an apparatus' address. */
  private static @Nullable MachineSign taken(Clues clues) {
    boolean apparatus = SenderSigns.device(clues.address()) || clues.subject().says(Idea.DEVICE);
    boolean recorded =
        SenderSigns.apparatus(clues.address())
            && clues.subject().says(Idea.DEVICE)
            && !clues.answers()
            && clues.human() == 0
            && !clues.said().says(Idea.SITE)
            && (clues.links() > 0 || clues.carries());
    if (recorded) return new MachineSign(Kind.PROGRAM, "An apparatus sent what it recorded.");
    boolean wordless = clues.said().words() <= FEW_WORDS && !clues.said().asks();
    return apparatus && wordless && clues.carries() && !clues.answers() && clues.human() == 0
        ? new MachineSign(Kind.PROGRAM, "An apparatus sent a file, and nobody wrote to it.")
        : null;
  }

  /** Whether it is lines of figures, and none of them a sentence. */
  private static boolean terse(String own) {
    int figures = 0;
    int lines = 0;
    for (String line : own.split("\n")) {
      String text = line.strip();
      if (text.isEmpty()) continue;
      lines++;
      if (text.length() > LONGEST_LINE || SENTENCE_END.matcher(text).find()) return false;
      if (text.chars().anyMatch(Character::isDigit)) figures++;
    }
    return lines > 2 && figures > 1;
  }

  /** Monitoring, backups, scheduled jobs, scanners, telephones. */
  private static @Nullable MachineSign alert(Clues clues) {
    Gist said = clues.said();
    String own = PlainText.clip(clues.body().own(), LONGEST_FIELDS);
    int programmed = TextSigns.programmed(clues);
    int named =
        Math.min(3, said.times(Idea.ALERT))
            + clues.subject().times(Idea.ALERT)
            + 2 * Math.min(2, said.times(Idea.DEVICE) + clues.subject().times(Idea.DEVICE));
    if (named + programmed == 0) return null;
    boolean asked = said.asks() || said.says(Idea.REQUEST) || said.says(Idea.REACTION);
    boolean terse = !asked && !clues.personalAddress() && !clues.answers() && terse(own);
    int weight =
        named
            + programmed
            + (clues.subject().amounts() > 0 ? 1 : 0)
            + (STATE.matcher(clues.subjectText()).find() ? 2 : 0)
            + Math.min(3, fields(own))
            + (STAMP.matcher(own).find() ? 2 : TextSigns.one(clues, Idea.DATE))
            + (terse ? 2 : 0)
            + TextSigns.one(clues, Idea.AUTOMATIC)
            + 2 * TextSigns.one(clues, Idea.NO_REPLY)
            + (clues.subjectText().startsWith("Cron <") ? 4 : 0)
            - (said.says(Idea.MINE) && !terse ? 4 : 0)
            - (said.says(Idea.REQUEST) ? 3 : 0)
            - (said.asks() ? 2 : 0)
            - (said.says(Idea.TO_ROBOT) ? 6 : 0)
            - (said.says(Idea.REACTION) ? 3 : 0)
            - said.shouts();
    return weight >= 6
        ? new MachineSign(Kind.PROGRAM, "The text is a program's report: names, states and times.")
        : null;
  }
}
