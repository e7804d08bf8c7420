package app.allclear.mail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text the way mail really is: labels are missing, unknown, or wrong. The label is
 * believed unless the bytes contradict it.
 */
final class Charsets {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset ISO_2022_JP = Charset.forName("ISO-2022-JP");

  /**
   * What the label means in practice (the WHATWG encoding standard's supersets), or misspellings.
   */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("ansi", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "windows-874"),
          Map.entry("tis-620", "windows-874"),
          Map.entry("iso-8859-8-i", "ISO-8859-8"),
          Map.entry("iso-8859-6-i", "ISO-8859-6"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gb_2312-80", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("x-gbk", "GB18030"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("big5", "Big5-HKSCS"),
          Map.entry("utf8mb4", "UTF-8"),
          Map.entry("unicode-1-1-utf-8", "UTF-8"),
          Map.entry("utf-8;", "UTF-8"));

  /**
   * By every name they have. {@link Charset#forName} searches the whole class path for a name it
   * does not know, and a mail may bring tens of thousands of those.
   */
  private static final Map<String, Charset> KNOWN = new HashMap<>();

  static {
    for (Charset charset : Charset.availableCharsets().values()) {
      charset.aliases().forEach(alias -> KNOWN.put(alias.toLowerCase(Locale.ROOT), charset));
      KNOWN.put(charset.name().toLowerCase(Locale.ROOT), charset);
    }
  }

  private Charsets() {}

  /** The charset a label means, or null where nobody knows it. */
  static @Nullable Charset named(@Nullable String label) {
    if (label == null) return null;
    String name = label.strip().toLowerCase(Locale.ROOT).replace("\"", "").replace("'", "");
    Charset known = KNOWN.get(MEANT.getOrDefault(name, name).toLowerCase(Locale.ROOT));
    return known != null ? known : byDigits(name);
  }

  /** cp-850, iso8859_1 and the like: once more without the separators. */
  private static @Nullable Charset byDigits(String name) {
    boolean windows = name.startsWith("cp") || name.startsWith("win");
    if (!windows && !name.startsWith("iso8859")) return null;
    String digits = name.replaceAll("\\D", "");
    return KNOWN.get(windows ? "windows-" + digits : "iso-8859-" + digits.replaceFirst("8859", ""));
  }

  /** Whether text with this label is read as the label says. */
  static boolean known(String label) {
    return Utf7.is(label) || named(label) != null;
  }

  /** Text of bytes whose label is {@code label}; a missing or unknown label is guessed around. */
  static String text(byte[] bytes, @Nullable String label) {
    boolean eightBit = hasHighBytes(bytes);
    if (!eightBit && Utf7.is(label)) return Utf7.decode(bytes);
    Charset charset = named(label);
    if (!eightBit && hasJapaneseEscape(bytes)) return lenient(bytes, ISO_2022_JP);
    if (charset == null) return guess(bytes, eightBit);
    if (charset.equals(StandardCharsets.UTF_8)) return mislabelledUtf8(bytes);
    // Text that is valid UTF-8 beyond ASCII is UTF-8: by chance that practically never happens.
    if (eightBit && !charset.name().startsWith("UTF-")) {
      String utf8 = strict(bytes, StandardCharsets.UTF_8);
      if (utf8 != null && !(multiByte(charset) && bytes.length < 16)) return utf8;
    }
    return lenient(bytes, charset);
  }

  private static String guess(byte[] bytes, boolean eightBit) {
    if (!eightBit) return new String(bytes, StandardCharsets.US_ASCII);
    String utf8 = strict(bytes, StandardCharsets.UTF_8);
    return utf8 != null ? utf8 : lenient(bytes, WINDOWS_1252);
  }

  private static String mislabelledUtf8(byte[] bytes) {
    String utf8 = strict(bytes, StandardCharsets.UTF_8);
    if (utf8 != null) return utf8;
    String replaced = lenient(bytes, StandardCharsets.UTF_8);
    long broken = replaced.chars().filter(c -> c == 0xFFFD).count();
    long sound = replaced.chars().filter(c -> c > 0x7F && c != 0xFFFD).count();
    // A cut character or two in real UTF-8, or Latin-1 that calls itself UTF-8.
    return sound >= broken ? replaced : lenient(bytes, WINDOWS_1252);
  }

  private static boolean multiByte(Charset charset) {
    return !charset.canEncode() || charset.newEncoder().maxBytesPerChar() > 1;
  }

  private static boolean hasHighBytes(byte[] bytes) {
    for (byte b : bytes) if (b < 0) return true;
    return false;
  }

  private static boolean hasJapaneseEscape(byte[] bytes) {
    for (int i = 0; i + 2 < bytes.length; i++)
      if (bytes[i] == 0x1b && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@'))
        return true;
    return false;
  }

  private static @Nullable String strict(byte[] bytes, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      return text.toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  private static String lenient(byte[] bytes, Charset charset) {
    return new String(bytes, charset);
  }
}
