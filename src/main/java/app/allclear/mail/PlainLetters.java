package app.allclear.mail;

import java.text.Normalizer;

/** Letters as lists of words are written: lower case, without accents, one for one. */
final class PlainLetters {
  private static final int TABLE = 0x530;
  private static final char[] PLAIN = new char[TABLE];

  static {
    for (char c = 0; c < TABLE; c++) PLAIN[c] = base(c);
    String odd = "øoØołlŁlđdĐdıiİißs’'";
    for (int i = 0; i < odd.length(); i += 2)
      if (odd.charAt(i) < TABLE) PLAIN[odd.charAt(i)] = odd.charAt(i + 1);
  }

  private PlainLetters() {}

  private static char base(char c) {
    return Normalizer.normalize(String.valueOf(Character.toLowerCase(c)), Normalizer.Form.NFD)
        .charAt(0);
  }

  /** As many letters as there were, but for accents that stand alone. */
  static char[] of(String text) {
    char[] plain = new char[text.length()];
    int length = 0;
    for (int i = 0; i < plain.length; i++) {
      char c = text.charAt(i);
      if (c >= 0x300 && c < 0x370) continue;
      plain[length++] = c < TABLE ? PLAIN[c] : c < 0x1E00 || c > 0x1FFF ? c : base(c);
    }
    return length == plain.length ? plain : java.util.Arrays.copyOf(plain, length);
  }

  static boolean word(char c) {
    return c < 128 ? c >= 'a' && c <= 'z' || c >= '0' && c <= '9' : Character.isLetterOrDigit(c);
  }

  /** Scripts without spaces between words. */
  static boolean spaceless(char c) {
    return c >= 0x2E80 && (c < 0xFF00 || c > 0xFF0F);
  }
}
