package app.allclear.customer;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The one spelling of a domain that we compare: ASCII, lower case, without a trailing dot. */
final class Domains {
  // IDNA also takes the full stops of Chinese and Japanese keyboards for dots.
  private static final Pattern DOTS = Pattern.compile("[.\u3002\uff0e\uff61]");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]{1,63}");
  // Letters that IDNA 2003 replaces and IDNA 2008 keeps (RFC 5894, section 7.2).
  private static final Pattern KEPT_SINCE_2008 = Pattern.compile("[\u00df\u1e9e\u03c2]");
  private static final int LONGEST = 253;

  private Domains() {}

  /** Empty where it is no domain. A single label is one, an address in brackets is none. */
  static Optional<String> ascii(String written) {
    String text = written.strip();
    if (!text.isEmpty() && DOTS.matcher(text.substring(text.length() - 1)).matches())
      text = text.substring(0, text.length() - 1);
    StringJoiner labels = new StringJoiner(".");
    for (String label : DOTS.split(text, -1)) {
      Optional<String> ascii = label(label);
      if (ascii.isEmpty()) return Optional.empty();
      labels.add(ascii.get());
    }
    String domain = labels.toString();
    return domain.length() > LONGEST ? Optional.empty() : Optional.of(domain);
  }

  private static Optional<String> label(String label) {
    try {
      String ascii = encode(label).toLowerCase(Locale.ROOT);
      return LABEL.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String encode(String label) {
    if (label.chars().allMatch(c -> c < 128)) return label;
    if (!KEPT_SINCE_2008.matcher(label).find()) return IDN.toASCII(label, IDN.ALLOW_UNASSIGNED);
    return Punycode.encode(
        Normalizer.normalize(label.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC));
  }
}
