package app.allclear.incident;

/** How sure we are whom a message is about. */
public enum MatchKind {
  CERTAIN,
  AMBIGUOUS,
  NONE
}
