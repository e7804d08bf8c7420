package app.allclear.mail;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Undoes the compression in which Outlook stores rich text ([MS-OXRTFCP]). */
final class CompressedRtf {
  private static final int LONGEST = 3_000_000;
  private static final int COMPRESSED = 0x75465A4C; // "LZFu"
  private static final int PLAIN = 0x414C454D; // "MELA"

  /** What every text may refer to before it has said anything (section 2.1.2.1). */
  private static final byte[] USUAL =
      ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern"
              + " \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0"
              + "\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
          .getBytes(StandardCharsets.US_ASCII);

  private static final int WINDOW = 4_096;

  private final ByteBuffer in;
  private final byte[] window = Arrays.copyOf(USUAL, WINDOW);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int at = USUAL.length;

  private CompressedRtf(ByteBuffer in) {
    this.in = in;
  }

  /** The rich text, or as much of it as can be read; empty where it is none. */
  static byte[] expand(byte[] content) {
    if (content.length < 16) return new byte[0];
    ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int kind = in.getInt(8);
    in.position(16);
    if (kind == PLAIN) return Arrays.copyOfRange(content, 16, content.length);
    if (kind != COMPRESSED) return new byte[0];
    return new CompressedRtf(in).run();
  }

  private byte[] run() {
    try {
      boolean more = true;
      while (more && out.size() < LONGEST) more = eight();
    } catch (BufferUnderflowException _) {
      // Cut off; what was read until here is good.
    }
    return out.toByteArray();
  }

  /** One byte of flags, lowest bit first, and what they announce; false at the end. */
  private boolean eight() {
    int flags = in.get();
    for (int bit = 0; bit < 8; bit++) {
      if ((flags >> bit & 1) == 0) {
        write(in.get());
        continue;
      }
      int reference = (in.get() & 0xFF) << 8 | in.get() & 0xFF;
      int from = reference >> 4;
      if (from == at) return false;
      for (int i = 0; i < (reference & 0xF) + 2; i++) write(window[(from + i) % WINDOW]);
    }
    return true;
  }

  private void write(byte b) {
    out.write(b);
    window[at] = b;
    at = (at + 1) % WINDOW;
  }
}
