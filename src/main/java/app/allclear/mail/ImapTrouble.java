package app.allclear.mail;

/**
 * What keeps a folder from being watched, as one full sentence that says what to do. Expected, and
 * never for good: the watcher tries again.
 */
final class ImapTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean needsHuman;

  private ImapTrouble(String sentence, boolean needsHuman, Throwable cause) {
    super(sentence, cause);
    this.needsHuman = needsHuman;
  }

  /** May pass by itself. */
  static ImapTrouble passing(String sentence, Throwable cause) {
    return new ImapTrouble(sentence, false, cause);
  }

  /** Passes only when somebody changes something; trying often would get us locked out. */
  static ImapTrouble needingHuman(String sentence, Throwable cause) {
    return new ImapTrouble(sentence, true, cause);
  }

  boolean needsHuman() {
    return needsHuman;
  }
}
