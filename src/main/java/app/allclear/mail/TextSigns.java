package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text says where no header does. No idea alone makes a machine: each kind of mail is built
 * of several, and what only people write weighs against them.
 */
final class TextSigns {
  /** "[#4711]", "Ticket 88-213", "#SH-20931". */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "#\\p{L}{0,6}-?\\d{2,}|\\[[^\\]\\s]{0,12}\\d{3,}[^\\]\\s]{0,6}]|\\b\\p{Lu}{2,6}-\\d{3,}|\\b\\d{5,}\\b");

  /** As monitoring writes them. */
  private static final Pattern STATE =
      Pattern.compile(
          "\\b(?:DOWN|UP|OK|CRITICAL|CRIT|WARNING|WARN|PROBLEM|RECOVERY|RECOVERED|RESOLVED|TRIGGERED|FIRING|ALERT|ALARM|FAILED|FAILURE|SUCCESS|ERROR|INFO|NOTICE|UNREACHABLE|DEGRADED)\\b");

  private static final Pattern FIELD =
      Pattern.compile("(?m)^[ \\t*•-]*[\\p{L}][\\p{L} /_-]{1,24}: ?\\S");
  private static final int LONGEST_FIELDS = 2_000;

  private TextSigns() {}

  /** The first kind of mail that it is built like, or null. */
  static @Nullable MachineSign of(Clues clues) {
    MachineSign sign = returned(clues);
    if (sign == null) sign = challenge(clues);
    if (sign == null) sign = receipt(clues);
    if (sign == null) sign = mailing(clues);
    if (sign == null) sign = response(clues);
    if (sign == null) sign = alert(clues);
    return sign;
  }

  /** Newsletters and circulars without the headers they owe. */
  private static @Nullable MachineSign mailing(Clues clues) {
    if (clues.answers()) return null;
    int leaving =
        2 * clues.anywhere(Idea.LEAVE)
            + 2 * one(clues, Idea.TO_MANY)
            + 2 * one(clues, Idea.NO_MORE);
    if (leaving == 0) return null;
    int weight =
        leaving
            + (clues.links() > 0 || clues.says(Idea.CLICK) ? 1 : 0)
            + one(clues, Idea.GREETING)
            + clues.anywhere(Idea.ISSUE)
            + clues.anywhere(Idea.OFFER)
            + one(clues, Idea.NO_REPLY)
            - clues.human();
    return weight < 3
        ? null
        : new MachineSign(
            Kind.MAILING,
            "The text is built like a mailing: %s."
                .formatted(
                    clues.says(Idea.LEAVE)
                        ? "it says how to get no more of it"
                        : "it says that many receive it"));
  }

  private static int one(Clues clues, Idea idea) {
    return clues.says(idea) ? 1 : 0;
  }

  /** What answers every request, order or payment before anybody reads it. */
  private static @Nullable MachineSign receipt(Clues clues) {
    int numbered = NUMBERED.matcher(clues.subjectText()).find() ? 2 : 0;
    int received = clues.said().says(Idea.RECEIVED) ? 2 : 0;
    int weight =
        received
            + numbered
            + clues.anywhere(Idea.TICKET)
            + clues.anywhere(Idea.ORDER)
            + 2 * one(clues, Idea.NO_REPLY)
            + 2 * one(clues, Idea.AUTOMATIC)
            + (clues.said().first(Idea.OPENING) < 80 ? 1 : 0)
            + (clues.said().says(Idea.ORDER) && clues.said().amounts() > 0 ? 1 : 0)
            - clues.human();
    boolean one = received > 0 || clues.says(Idea.NO_REPLY) || clues.says(Idea.AUTOMATIC);
    return one && weight >= 4
        ? new MachineSign(
            Kind.ANSWER, "The text confirms that something arrived, as programs do at once.")
        : null;
  }

  private static @Nullable MachineSign challenge(Clues clues) {
    if (clues.anywhere(Idea.CHALLENGE) == 0) return null;
    int weight =
        2 * Math.min(2, clues.times(Idea.CHALLENGE) + clues.subject().times(Idea.CHALLENGE))
            + (clues.links() > 0 || clues.says(Idea.CLICK) ? 2 : 0)
            + one(clues, Idea.OPENING)
            + one(clues, Idea.AUTOMATIC)
            - clues.human();
    return weight >= 4
        ? new MachineSign(Kind.ANSWER, "It asks to prove that a human wrote to it.")
        : null;
  }

  /** Read receipts and answers to invitations. */
  private static @Nullable MachineSign response(Clues clues) {
    if (!clues.subject().says(Idea.RESPONSE) || !clues.said().says(Idea.RESPONSE)) return null;
    int weight = 3 + one(clues, Idea.DATE) + one(clues, Idea.AUTOMATIC) - clues.human();
    return weight >= 4
        ? new MachineSign(Kind.ANSWER, "A calendar or a mail program answered, not a person.")
        : null;
  }

  /** A mail system's report that came without its form. */
  private static @Nullable MachineSign returned(Clues clues) {
    if (!clues.said().says(Idea.REPORTED_BACK) || clues.said().says(Idea.MINE)) return null;
    if (SubjectLine.of(clues.subjectText()) == SubjectLine.FORWARD) return null;
    int weight =
        Math.min(3, clues.said().times(Idea.REPORTED_BACK))
            + 2 * (clues.subject().says(Idea.REPORTED_BACK) ? 1 : 0)
            + (clues.body().own().indexOf('@') >= 0 ? 1 : 0)
            - (clues.said().asks() || clues.said().says(Idea.REQUEST) ? 2 : 0);
    return weight >= 4
        ? new MachineSign(Kind.ANSWER, "The text is a mail system's report on mail that came back.")
        : null;
  }

  /** Monitoring, backups, scheduled jobs. */
  private static @Nullable MachineSign alert(Clues clues) {
    int named =
        Math.min(3, clues.said().times(Idea.ALERT)) + (clues.subject().says(Idea.ALERT) ? 1 : 0);
    if (named == 0 || clues.said().says(Idea.MINE) || clues.said().asks()) return null;
    String own = PlainText.clip(clues.body().own(), LONGEST_FIELDS);
    int weight =
        named
            + (STATE.matcher(clues.subjectText()).find() ? 2 : 0)
            + Math.min(3, (int) FIELD.matcher(own).results().count())
            + (clues.said().says(Idea.DATE) ? 1 : 0)
            + one(clues, Idea.AUTOMATIC)
            - (clues.said().says(Idea.REQUEST) ? 3 : 0)
            - clues.said().shouts();
    return weight >= 6
        ? new MachineSign(Kind.PROGRAM, "The text is a program's report: names, states and times.")
        : null;
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
