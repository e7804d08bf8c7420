package app.allclear.restore;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a database, in words for the operator.
 *
 * @param table empty where the whole database is gone
 * @param words a whole sentence that names the table
 * @param code the server's error number; null where the server reported none
 * @param tier how deep one has to look to find it
 */
public record Finding(Kind kind, String table, String words, @Nullable Integer code, Tier tier) {
  @SuppressWarnings("ConstantValue") // The first version stored findings without a tier.
  public Finding {
    if (tier == null) tier = kind == Kind.BROKEN ? Tier.OPENED : Tier.NAMES;
  }

  /** Found by name, or by opening the table. */
  public Finding(Kind kind, String table, String words, @Nullable Integer code) {
    this(kind, table, words, code, kind == Kind.BROKEN ? Tier.OPENED : Tier.NAMES);
  }

  /** What is wrong. */
  public enum Kind {
    /** The database itself is not on the server any more. */
    GONE,
    /** The table stands in the list from before, and the server says it has none. */
    MISSING,
    /** The table is there and does not open, or a check found it corrupt. */
    BROKEN
  }

  boolean sameThing(Finding other) {
    return kind == other.kind && table.equals(other.table);
  }
}
