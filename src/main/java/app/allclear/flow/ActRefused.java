package app.allclear.flow;

import app.allclear.incident.IncidentId;
import app.allclear.incident.MessageId;

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

  static ActRefused noMessage(MessageId id) {
    return new ActRefused(
        Kind.NOT_FOUND, "There is no message %s. GET /api/messages lists them.".formatted(id));
  }

  static ActRefused noIncident(IncidentId id) {
    return new ActRefused(
        Kind.NOT_FOUND, "There is no incident %s. GET /api/incidents lists them.".formatted(id));
  }

  public Kind kind() {
    return kind;
  }
}
