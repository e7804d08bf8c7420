package app.allclear.mail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The few properties of a message that hold its text, out of all that Outlook stores ([MS-OXTNEF]
 * 2.1.3.4).
 */
final class MapiProperties {
  static final int BODY = 0x1000;
  static final int RTF_COMPRESSED = 0x1009;
  static final int HTML = 0x1013;
  private static final int CODE_PAGE = 0x3FDE;

  private static final int INTEGER = 0x0003;
  private static final int STRING = 0x001E;
  private static final int UNICODE = 0x001F;
  private static final int OBJECT = 0x000D;
  private static final int BINARY = 0x0102;
  private static final int SEVERAL = 0x1000;
  private static final int FIRST_NAMED = 0x8000;

  private record Value(int type, byte[] bytes) {}

  private final Map<Integer, Value> wanted = new HashMap<>();
  private int codePage;

  /** Throws BufferUnderflowException where it is cut off; what was read before stays. */
  void read(ByteBuffer in) {
    int count = in.getInt();
    for (int i = 0; i < count && in.hasRemaining(); i++) {
      int type = in.getShort() & 0xFFFF;
      int id = in.getShort() & 0xFFFF;
      if (id >= FIRST_NAMED) skipName(in);
      int values = (type & SEVERAL) != 0 || variable(type) ? in.getInt() : 1;
      for (int value = 0; value < values && in.hasRemaining(); value++)
        take(id, type & ~SEVERAL, in);
    }
  }

  private static boolean variable(int type) {
    int one = type & ~SEVERAL;
    return one == STRING || one == UNICODE || one == OBJECT || one == BINARY;
  }

  private static void skipName(ByteBuffer in) {
    Winmail.slice(in, 16); // Whose name it is.
    boolean number = in.getInt() == 0;
    if (number) in.getInt();
    else padded(in, in.getInt());
  }

  private void take(int id, int type, ByteBuffer in) {
    if (!variable(type)) {
      ByteBuffer value = Winmail.slice(in, size(type));
      if (id == CODE_PAGE && type == INTEGER) codePage = value.getInt();
      return;
    }
    ByteBuffer value = padded(in, in.getInt());
    if (id == BODY || id == HTML || id == RTF_COMPRESSED)
      wanted.putIfAbsent(id, new Value(type, Winmail.bytes(value)));
  }

  /** Values end at a multiple of four. */
  private static ByteBuffer padded(ByteBuffer in, int length) {
    ByteBuffer value = Winmail.slice(in, length);
    Winmail.slice(in, Math.min(in.remaining(), (4 - length % 4) % 4));
    return value.order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int size(int type) {
    return switch (type) {
      case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040 -> 8;
      case 0x0048 -> 16;
      default -> 4;
    };
  }

  byte[] bytes(int id) {
    Value value = wanted.get(id);
    return value == null ? new byte[0] : value.bytes();
  }

  /** Empty where there is none. */
  String text(int id, String usualCodePage) {
    Value value = wanted.get(id);
    if (value == null) return "";
    String text =
        value.type() == UNICODE
            ? new String(value.bytes(), StandardCharsets.UTF_16LE)
            : Charsets.text(
                value.bytes(),
                value.type() == BINARY && codePage != 0 ? CodePage.label(codePage) : usualCodePage);
    return Winmail.withoutZeros(text);
  }
}
