package app.allclear.incident;

/** Where the account of one copy stands. */
enum CopyState {
  /** The server has it; it is not fetched yet. */
  PENDING,
  STORED,
  /** The server won't hand it out. */
  REFUSED,
  /** The server has it no more. */
  GONE
}
