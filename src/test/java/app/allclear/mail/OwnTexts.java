package app.allclear.mail;

import java.util.Set;

/** Lets a benchmark of another package time the splitting of texts alone. */
public final class OwnTexts {
  private OwnTexts() {}

  /** The sender's own words of a text as a mail shows it. */
  public static String of(String text) {
    return OwnWords.split(text, OwnWords.Below.UNKNOWN, Set.of()).own();
  }
}
