package app.allclear.store;

/** Who goes first when several want to write; within one urgency, who came first. */
public enum Urgency {
  /** A restore report: a customer may be back. */
  RESTORE,
  /** Claiming and settling what is sent. */
  SEND,
  /** Somebody is waiting at a page. */
  OPERATOR,
  /** Batches of mail, probes, reloads. */
  BATCH
}
