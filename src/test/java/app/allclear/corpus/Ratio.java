package app.allclear.corpus;

import java.util.Locale;

/** So many of so many; of none at all, everything is right. */
record Ratio(long part, long whole) {
  double value() {
    return whole == 0 ? 1 : part / (double) whole;
  }

  @Override
  public String toString() {
    return whole == 0
        ? "- (there is none)"
        : String.format(Locale.ROOT, "%.4f (%d of %d)", value(), part, whole);
  }
}
