package app.allclear.incident;

/** The store's id of an incident; opaque to everyone else. */
public record IncidentId(long value) {
  /** Reads an id as the API writes it; throws NumberFormatException where it can't be one. */
  public static IncidentId parse(String text) {
    return new IncidentId(Long.parseLong(text));
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
