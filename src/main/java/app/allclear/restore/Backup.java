package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file that a database can be restored from, as the catalogue has it.
 *
 * @param path as the file system names it
 * @param size of the file in bytes
 * @param takenAt when the backup was taken: from its name where that says so, else when the file
 *     was last written
 * @param verdict what a look inside said
 * @param words the verdict for the operator, a whole sentence
 * @param checkedAt when it was looked into, null before
 */
public record Backup(
    String path,
    DatabaseName database,
    long size,
    Instant modifiedAt,
    Instant takenAt,
    Verdict verdict,
    String words,
    @Nullable Instant checkedAt) {
  /** What a look inside said. */
  public enum Verdict {
    /** Not looked at yet. */
    UNCHECKED,
    /** Unpacks to its end, and the dump in it is complete. */
    GOOD,
    /** It does not unpack, or is empty. */
    DAMAGED,
    /** It unpacks, and the dump in it ends without its end mark. */
    CUT_SHORT,
    /** Nobody here can read this kind of file, so nothing is known of its inside. */
    UNREADABLE;

    /** Whether somebody would load it: bad news rules it out, no news does not. */
    public boolean usable() {
      return switch (this) {
        case UNCHECKED, GOOD, UNREADABLE -> true;
        case DAMAGED, CUT_SHORT -> false;
      };
    }
  }

  /** Whether what is known of this file still holds for the other. */
  public boolean isOf(Backup other) {
    return size == other.size
        && modifiedAt.equals(other.modifiedAt)
        && database.equals(other.database);
  }
}
