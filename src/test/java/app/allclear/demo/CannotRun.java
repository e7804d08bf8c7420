package app.allclear.demo;

/**
 * The outage day can't go on, for a reason that its user can do something about: the message says
 * what.
 */
final class CannotRun extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotRun(String message) {
    super(message);
  }
}
