package app.allclear.restore;

/** A server that answered with an error, too late, or not at all. */
final class ServerTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble. */
  enum Kind {
    /** The server answered with an error; {@link #code()} says which. */
    ERROR,
    /** The statement took longer than allowed and was given up. */
    SLOW,
    /** The connection broke. */
    LOST,
    /** The connection is there, and nothing came over it for too long. */
    FROZEN
  }

  private final Kind kind;
  private final int code;

  ServerTrouble(Kind kind, int code, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
  }

  Kind kind() {
    return kind;
  }

  int code() {
    return code;
  }

  /** True where nothing more can be asked over this connection. */
  boolean ended() {
    return kind == Kind.LOST || kind == Kind.FROZEN;
  }

  /** The server's words with its code, as an operator would search for them. */
  String words() {
    String text = String.valueOf(getMessage()).strip().replaceAll("\\s+", " ");
    return code == 0 ? text : "%s (%d)".formatted(text, code);
  }
}
