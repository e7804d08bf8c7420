package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that lie under the patterns now, none of them opened. */
public final class BackupFiles {
  private static final Pattern DAY =
      Pattern.compile("(?<!\\d)(20\\d\\d)-?(\\d\\d)-?(\\d\\d)(?!\\d)");

  private final List<BackupPattern> patterns;
  private final ZoneId zone;

  /** Throws IllegalArgumentException with a sentence where a pattern is not understood. */
  BackupFiles(Collection<String> patterns, ZoneId zone) {
    this.patterns = patterns.stream().map(BackupPattern::new).toList();
    this.zone = zone;
  }

  public boolean areConfigured() {
    return !patterns.isEmpty();
  }

  /**
   * By path, each as a look inside has yet to find it.
   *
   * @param unreadable told of folders that can't be listed
   */
  public Map<String, Backup> list(Collection<DatabaseName> databases, Collection<Path> unreadable) {
    Map<String, Backup> found = new LinkedHashMap<>();
    for (BackupPattern pattern : patterns)
      for (BackupPattern.Found one : pattern.find(databases, unreadable)) backup(one, found);
    return found;
  }

  private void backup(BackupPattern.Found one, Map<String, Backup> found) {
    try {
      BasicFileAttributes file = Files.readAttributes(one.path(), BasicFileAttributes.class);
      Instant modified = file.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS);
      boolean empty = file.size() == 0;
      found.putIfAbsent(
          one.path().toString(),
          new Backup(
              one.path().toString(),
              one.database(),
              file.size(),
              modified,
              takenAt(one.path(), modified),
              empty ? Backup.Verdict.DAMAGED : Backup.Verdict.UNCHECKED,
              empty ? "The file is empty." : "Not looked into yet.",
              empty ? modified : null));
    } catch (IOException _) {
      // It went away between listing and looking: the next round knows.
    }
  }

  /** When it was last written; a day in its name that is before that was the day of the backup. */
  private Instant takenAt(Path path, Instant modified) {
    Matcher day = DAY.matcher(path.getFileName().toString());
    while (day.find()) {
      try {
        Instant named =
            LocalDate.of(
                    Integer.parseInt(day.group(1)),
                    Integer.parseInt(day.group(2)),
                    Integer.parseInt(day.group(3)))
                .atStartOfDay(zone)
                .toInstant();
        if (named.plus(1, ChronoUnit.DAYS).isBefore(modified)) return named;
      } catch (DateTimeException _) {
        // Eight digits that are no day.
      }
    }
    return modified;
  }
}
