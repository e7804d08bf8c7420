package app.allclear.customer;

/** What a look at the customer file's place showed. */
public sealed interface CustomerFileLook {
  /** A whole file, not one that is still being written. */
  record Found(byte[] content) implements CustomerFileLook {}

  record Missing() implements CustomerFileLook {}

  /** There is something that can't be read; the reason is a phrase such as "permission denied". */
  record Unreadable(String reason) implements CustomerFileLook {}
}
