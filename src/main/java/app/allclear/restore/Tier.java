package app.allclear.restore;

/** How deep a look goes; each includes those before. */
public enum Tier {
  /** The names of the tables are compared with the list. */
  NAMES,
  /** Each table is opened, and one row's place read. */
  OPENED,
  /** {@code CHECK TABLE} QUICK of every table, then MEDIUM. */
  CHECKED
}
