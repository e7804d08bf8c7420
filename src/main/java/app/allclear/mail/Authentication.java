package app.allclear.mail;

/** What the configured server's Authentication-Results (RFC 8601) say about the sender. */
public enum Authentication {
  PASS,
  FAIL,
  /** No verdict, or none by a server we trust. */
  NONE
}
