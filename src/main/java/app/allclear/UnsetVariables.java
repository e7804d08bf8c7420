package app.allclear;

/** The settings name variables of the environment that are not set. */
final class UnsetVariables extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsetVariables(String message) {
    super(message);
  }
}
