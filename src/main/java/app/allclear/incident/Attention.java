package app.allclear.incident;

/** Why an incident needs the operator, most urgent first. */
public enum Attention {
  WROTE_AGAIN("wrote-again", "somebody wrote again after the all-clear"),
  DAMAGED_AGAIN("damaged-again", "a restored database broke again"),
  NOTICE_IN_DOUBT("notice-in-doubt", "a notice may or may not have been sent"),
  RESTORE_TROUBLE("restore-trouble", "a restore failed or can't be proven"),
  NOTICE_FAILED("notice-failed", "a notice could not be delivered"),
  FORGED("forged", "a sender's authentication failed"),
  NO_CONTACT("no-contact", "nobody is registered, so nobody can be told"),
  UNANSWERED("unanswered", "somebody wrote and got no answer"),
  NOTICE_HELD("notice-held", "a notice waits for your release");

  private final String slug;
  private final String words;

  Attention(String slug, String words) {
    this.slug = slug;
    this.words = words;
  }

  /** As the API names it. */
  public String slug() {
    return slug;
  }

  /** As the page says it. */
  public String words() {
    return words;
  }
}
