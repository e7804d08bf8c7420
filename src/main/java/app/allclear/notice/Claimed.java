package app.allclear.notice;

import org.jspecify.annotations.Nullable;

/**
 * A notice claimed for sending; its reason is still why it waited before, if it did.
 *
 * @param theirSubject the subject of the message it answers; null where it stands alone
 * @param number tells this claim from a later one of the same notice
 * @param ownWords whether the operator wrote it: it says what is stored with it, to the letter
 */
public record Claimed(Notice notice, @Nullable String theirSubject, int number, boolean ownWords) {
  /** Of one that a template words. */
  public Claimed(Notice notice, @Nullable String theirSubject, int number) {
    this(notice, theirSubject, number, false);
  }
}
