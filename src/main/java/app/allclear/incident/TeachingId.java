package app.allclear.incident;

/** Identifies a teaching. */
public record TeachingId(long value) {
  public static TeachingId parse(String text) {
    return new TeachingId(Long.parseLong(text));
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
