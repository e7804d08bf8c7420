package app.allclear.restore;

import java.util.Optional;

/** What a restore script or the operator says has happened to a database. */
public enum Reported {
  NEEDED,
  RUNNING,
  DONE,
  FAILED,
  ON_HOLD,
  GIVEN_UP,
  /** The damage was a mistake: nothing is owed, and what is there now is how it should be. */
  WITHDRAWN,
  /**
   * "I checked it": the operator's own word in place of a list from before. It is said on a page,
   * never through the API, and replaces the list only: the server must still answer and every table
   * must open.
   */
  CHECKED;

  /** The word the API uses. */
  public String word() {
    return Words.of(this);
  }

  /** The state that a program may report under this word; empty for any other word. */
  public static Optional<Reported> fromApi(String word) {
    for (Reported state : values())
      if (state != CHECKED && state.word().equals(word)) return Optional.of(state);
    return Optional.empty();
  }
}
