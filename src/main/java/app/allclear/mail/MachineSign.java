package app.allclear.mail;

/**
 * Something in a message that shows that a machine or bulk sender wrote it.
 *
 * @param sentence a full sentence for the operator
 */
public record MachineSign(Kind kind, String sentence) {
  /** What wrote it; the kinds differ in whom to believe when somebody says a human did. */
  public enum Kind {
    /** An automatic reply or a mail system's report: a human's address may send these too. */
    ANSWER,
    /** A program, or an address that takes no answers. */
    PROGRAM,
    /** A mailing list, a newsletter, an advertisement. */
    MAILING,
    /**
     * A list's or a mailing tool's header on what a person wrote: counts where nobody knows them.
     */
    CIRCULATED,
    /**
     * Nobody speaks in it: counts where nobody knows the sender and it names nothing of a customer.
     */
    VOICELESS,
    /** Advertising, a swindle, a card by its words: counts where nobody knows the sender. */
    OFFER,
    /** States and figures without a word to them: people who are known send such things, too. */
    REPORT,
    /** An address by its name for machines' mail: people are registered with such ones, too. */
    ROLE,
    /** It might be an automatic reply: taken for a human's, and yet never answered unasked. */
    PERHAPS,
    /** It answers our own mail and says nothing: a doubt as well, where it names nothing either. */
    ECHO,
    /** What a spam filter thinks, which may be wrong about people we know. */
    SPAM;

    /** Whether it shows a machine to whoever knows nothing of the sender. */
    boolean sure() {
      return this != PERHAPS
          && this != ECHO
          && this != CIRCULATED
          && this != VOICELESS
          && this != OFFER
          && this != REPORT;
    }
  }
}
