package app.allclear.restore;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server's error about a table means. What is not known to be damage is not damage. */
enum Diagnosis {
  BROKEN,
  MISSING,
  /** Not a table: a view, which index hints are not for. */
  VIEW,
  /** It proves nothing. */
  UNDECIDED;

  private static final int NO_SUCH_TABLE = 1146;
  private static final int KEY_DOES_NOT_EXIST = 1176;

  /**
   * Measured on MariaDB by damaging files: the handler's own numbers (29 file not found, 126 to 145
   * and 175, 176 of MyISAM and Aria), and the server's.
   */
  private static final Set<Integer> DAMAGE =
      Set.of(
          29, 126, 127, 130, 134, 136, 144, 145, 175, 176, 1016, 1017, 1030, 1033, 1034, 1035, 1194,
          1195, 1712, 1812, 1814, 1877, 1932);

  /** "errno: 24", "Errcode: 13", "Got error 28": the operating system's number inside. */
  private static final Pattern NUMBER =
      Pattern.compile("(?:errno:?|errcode:?|got error)\\s+\"?(\\d+)", Pattern.CASE_INSENSITIVE);

  /** No memory, no permission, too many open files, no space: it may be readable again later. */
  private static final Set<Integer> PASSING = Set.of(11, 12, 13, 23, 24, 28);

  static Diagnosis of(int code, String message) {
    if (code == NO_SUCH_TABLE) return MISSING;
    if (code == KEY_DOES_NOT_EXIST) return VIEW;
    if (!DAMAGE.contains(code) || passing(message)) return UNDECIDED;
    return BROKEN;
  }

  /** The operating system's or the handler's number in the words; null where there is none. */
  static @Nullable Integer number(String message) {
    Matcher matcher = NUMBER.matcher(message);
    return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
  }

  /** True where the words are about the machine, a lock or an interruption, not about the table. */
  static boolean passing(String message) {
    Matcher matcher = NUMBER.matcher(message);
    while (matcher.find()) if (PASSING.contains(Integer.parseInt(matcher.group(1)))) return true;
    return message.contains("Lock wait timeout") || message.contains("interrupted");
  }
}
