package app.allclear.incident;

import java.time.Instant;

/**
 * What the operator tells everybody about an outage, customers or not. It stands on the public
 * status page and in the neutral answer to readers.
 *
 * @param text never blank
 */
public record PublicWord(String text, Instant saidAt) {
  public PublicWord {
    if (text.isBlank()) throw new IllegalArgumentException("A public word says something.");
  }
}
