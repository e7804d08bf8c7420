package app.allclear.flow;

/** An act that can't be done as asked; the message says why and what to do instead. */
public final class ActRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, for the caller's answer. */
  public enum Kind {
    NOT_FOUND,
    CONFLICT,
    INVALID
  }

  private final Kind kind;

  public ActRefused(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
