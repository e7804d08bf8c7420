package app.allclear.incident;

/** The store's id of a mail found in a folder for sent mail; opaque to everyone else. */
public record SentMailId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
