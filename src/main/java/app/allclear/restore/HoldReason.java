package app.allclear.restore;

import java.util.Arrays;
import java.util.Optional;

/** Why the operator holds a restore back: what the customer asked for. */
public enum HoldReason {
  /** The customer asked us not to overwrite what is there. */
  ASKED_NOT_TO_OVERWRITE("asked us not to overwrite"),
  /** The customer has a copy that is newer than our backup. */
  HAS_NEWER_COPY("has a newer copy");

  private final String words;

  HoldReason(String words) {
    this.words = words;
  }

  /** For the operator, to be read after the customer's name. */
  public String words() {
    return words;
  }

  /** The word the API and the pages use: {@code asked-not-to-overwrite}. */
  public String word() {
    return Words.of(this);
  }

  /** The reason with this word. */
  public static Optional<HoldReason> named(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
