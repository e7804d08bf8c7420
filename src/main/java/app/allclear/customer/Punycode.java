package app.allclear.customer;

/**
 * The encoding of RFC 3492. The platform's own {@link java.net.IDN} follows IDNA 2003, which turns
 * {@code straße.example} into {@code strasse.example}: somebody else's domain today. So labels with
 * such letters are encoded here, and all others there.
 */
final class Punycode {
  private static final int BASE = 36;
  private static final int SMALLEST = 1;
  private static final int LARGEST = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;

  private Punycode() {}

  /** The label's ASCII form with its {@code xn--}; the label is already in lower case. */
  static String encode(String label) {
    int[] points = label.codePoints().toArray();
    StringBuilder out = new StringBuilder("xn--");
    for (int point : points) if (point < 128) out.append((char) point);
    int basic = out.length() - 4;
    if (basic > 0) out.append('-');
    int next = 128;
    int delta = 0;
    int bias = 72;
    for (int handled = basic; handled < points.length; delta++, next++) {
      int smallest = smallestFrom(points, next);
      delta += (smallest - next) * (handled + 1);
      next = smallest;
      for (int point : points) {
        if (point < next) delta++;
        if (point != next) continue;
        append(out, delta, bias);
        bias = adapt(delta, handled + 1, handled == basic);
        delta = 0;
        handled++;
      }
    }
    return out.toString();
  }

  private static int smallestFrom(int[] points, int from) {
    int smallest = Integer.MAX_VALUE;
    for (int point : points) if (point >= from && point < smallest) smallest = point;
    return smallest;
  }

  private static void append(StringBuilder out, int delta, int bias) {
    int rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.clamp(k - bias, SMALLEST, LARGEST);
      if (rest < threshold) break;
      out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
    out.append(digit(rest));
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int adapt(int delta, int handled, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / handled;
    int k = 0;
    for (; rest > (BASE - SMALLEST) * LARGEST / 2; k += BASE) rest /= BASE - SMALLEST;
    return k + (BASE - SMALLEST + 1) * rest / (rest + SKEW);
  }
}
