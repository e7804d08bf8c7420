package app.allclear.notice;

/** The store's id of a reply being written; opaque to everyone else. */
public record ReplyDraftId(long value) {
  /** Reads an id as pages write it; throws NumberFormatException where it can't be one. */
  public static ReplyDraftId parse(String text) {
    return new ReplyDraftId(Long.parseLong(text));
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
