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

  /** What a scanner or a fax took, and hardly a word: from an apparatus' address. */
  private static @Nullable MachineSign taken(Clues clues) {
    boolean apparatus = SenderSigns.device(clues.address()) || clues.subject().says(Idea.DEVICE);
    boolean recorded =
        SenderSigns.apparatus(clues.address())
            && clues.subject().says(Idea.DEVICE)
            && !clues.answers()
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
            + Math.min(3, (int) FIELD.matcher(own).results().count())
            + (STAMP.matcher(own).find() ? 2 : TextSigns.one(clues, Idea.DATE))
            + (terse ? 2 : 0)
            + TextSigns.one(clues, Idea.AUTOMATIC)
            + 2 * TextSigns.one(clues, Idea.NO_REPLY)
            + (clues.subjectText().startsWith("Cron <") ? 4 : 0)
            - (said.says(Idea.MINE) && !terse ? 4 : 0)
            - (said.says(Idea.REQUEST) ? 3 : 0)
            - (said.asks() ? 2 : 0)
            - said.shouts();
    return weight >= 6
        ? new MachineSign(Kind.PROGRAM, "The text is a program's report: names, states and times.")
        : null;
  }
}
