package app.allclear.web.page;

import app.allclear.flow.BoardRow;
import app.allclear.restore.Backup;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The queue of restores as a list for the restore script. What has no backup, or a name that a line
 * can't hold, stands there as a remark.
 */
final class QueueList {
  private QueueList() {}

  static String of(List<BoardRow> queue) {
    StringBuilder list = new StringBuilder("# server/name, a tab, the backup, a tab, its time\n");
    for (BoardRow row : queue) list.append(line(row)).append('\n');
    return list.toString();
  }

  private static String line(BoardRow row) {
    String name = row.status().database().toString();
    Backup backup = row.backup();
    if (isOdd(name) || backup != null && isOdd(backup.path()))
      return "# not listed, its name holds control characters: "
          + name.replaceAll("\\p{Cntrl}", "?");
    if (backup == null) return "# no usable backup is known of " + name;
    // The script takes such a line for a remark.
    if (name.startsWith("#")) return "# restore it by hand: " + name;
    return "%s\t%s\t%s"
        .formatted(name, backup.path(), backup.takenAt().truncatedTo(ChronoUnit.SECONDS));
  }

  private static boolean isOdd(String text) {
    return text.codePoints().anyMatch(Character::isISOControl);
  }
}
