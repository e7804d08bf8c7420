package app.allclear.matching;

/**
 * Why something was decided: one sentence that an operator can check, such as "anna@shop.example is
 * registered with Shop GmbH." Never blank, never more than one line.
 */
public record Reason(String text) {
  public Reason {
    if (text.isBlank()) throw new IllegalArgumentException("A reason must say something.");
    text = text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  @Override
  public String toString() {
    return text;
  }
}
