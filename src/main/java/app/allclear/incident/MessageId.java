package app.allclear.incident;

/** The store's id of a stored message; opaque to everyone else. */
public record MessageId(long value) {
  /** Reads an id as the API writes it; throws NumberFormatException where it can't be one. */
  public static MessageId parse(String text) {
    return new MessageId(Long.parseLong(text));
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
