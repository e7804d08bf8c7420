package app.allclear.incident;

/** The store's id of a declared outage; opaque to everyone else. */
public record OutageId(long value) {
  /** Reads an id as the API writes it; throws NumberFormatException where it can't be one. */
  public static OutageId parse(String text) {
    return new OutageId(Long.parseLong(text));
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
