package app.allclear.store;

/** What a row of the {@code change} table is about; its reference is that thing's id as text. */
public enum ChangeKind {
  MESSAGE,
  INCIDENT,
  NOTICE,
  DATABASE,
  OUTAGE,
  LOG,
  DIRECTORY,
  MAILBOX,
  SWITCH,
  LEARNED
}
