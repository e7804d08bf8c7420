package app.allclear.customer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A customer file's bytes as text, whatever program saved them. */
sealed interface CsvText {
  /**
   * Without a byte order mark.
   *
   * @param line where the note points, 0 for the whole file
   * @param note a sentence where the file was not the UTF-8 it should be, else null
   */
  record Decoded(String text, int line, @Nullable String note) implements CsvText {}

  /** No text at all; the reason is a sentence that says what to do. */
  record Undecodable(String reason) implements CsvText {}

  static CsvText decode(byte[] bytes) {
    if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
      return new Undecodable(
          "It is a spreadsheet's own file. Save it there as CSV (\"CSV UTF-8\") and put that in its place.");
    CsvText text = decodeText(bytes);
    if (text instanceof Decoded(String content, _, _) && content.indexOf('\0') >= 0)
      return new Undecodable("It is no text file: it contains NUL bytes. Save it as CSV in UTF-8.");
    return text;
  }

  private static CsvText decodeText(byte[] bytes) {
    if (startsWith(bytes, 0xef, 0xbb, 0xbf))
      return utf8(ByteBuffer.wrap(bytes, 3, bytes.length - 3));
    if (startsWith(bytes, 0xff, 0xfe)) return utf16(bytes, StandardCharsets.UTF_16LE);
    if (startsWith(bytes, 0xfe, 0xff)) return utf16(bytes, StandardCharsets.UTF_16BE);
    return utf8(ByteBuffer.wrap(bytes));
  }

  private static CsvText utf16(byte[] bytes, Charset charset) {
    return new Decoded(
        new String(bytes, 2, bytes.length - 2, charset),
        0,
        "The file is UTF-16 and was read as such. Save it as UTF-8 (\"CSV UTF-8\") to be sure.");
  }

  private static CsvText utf8(ByteBuffer in) {
    int start = in.position();
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    decoder.onMalformedInput(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isError()) return new Decoded(out.flip().toString(), 0, null);
    int line = 1;
    for (int i = start; i < in.position(); i++) if (in.get(i) == '\n') line++;
    return notUtf8(in.position(start), line);
  }

  /**
   * A spreadsheet's old one-byte export, or UTF-8 in which somebody broke a character: one byte of
   * windows-1252 hardly ever looks like UTF-8, so what there is more of decides.
   */
  private static CsvText notUtf8(ByteBuffer in, int line) {
    String replaced = StandardCharsets.UTF_8.decode(in.duplicate()).toString();
    long broken = replaced.chars().filter(c -> c == '\ufffd').count();
    long sound = replaced.chars().filter(c -> c > 127 && c != '\ufffd').count();
    if (sound > broken)
      return new Decoded(
          replaced,
          line,
          "A character here is not valid UTF-8; it is shown as \ufffd. Correct it and save the file as UTF-8.");
    return new Decoded(
        Charset.forName("windows-1252").decode(in).toString(),
        line,
        "The file is not UTF-8 (first seen in this line); it was read as windows-1252. Save it as UTF-8 (\"CSV UTF-8\") to be sure of every letter.");
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) return false;
    for (int i = 0; i < start.length; i++) if ((bytes[i] & 0xff) != start[i]) return false;
    return true;
  }
}
