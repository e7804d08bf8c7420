package app.allclear.web.api;

import org.springframework.http.HttpStatus;

/** A call that can't be answered as asked; the message says what to do instead. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  private Refusal(HttpStatus status, String message) {
    super(message);
    this.status = status;
  }

  static Refusal invalid(String message) {
    return new Refusal(HttpStatus.BAD_REQUEST, message);
  }

  static Refusal notFound(String message) {
    return new Refusal(HttpStatus.NOT_FOUND, message);
  }

  HttpStatus status() {
    return status;
  }
}
