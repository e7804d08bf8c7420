package app.allclear.notice;

/** The store's id of a notice; opaque to everyone else. */
public record NoticeId(long value) {
  /** Reads an id as the API writes it; throws NumberFormatException where it can't be one. */
  public static NoticeId parse(String text) {
    return new NoticeId(Long.parseLong(text));
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
