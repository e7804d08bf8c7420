package app.allclear.mail;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What stands in a {@code winmail.dat}, in which Outlook wraps a mail that is meant for Exchange
 * only ([MS-OXTNEF]): the text, if it has one, and the names of the files. Read in one walk; where
 * it is cut off or damaged, what stands before that counts.
 */
final class Winmail {
  private static final int SIGNATURE = 0x223E9F78;

  // Attributes (section 2.1.3.3), without the type in the upper half.
  private static final int OEM_CODE_PAGE = 0x9007;
  private static final int BODY = 0x800C;
  private static final int PROPERTIES = 0x9003;
  private static final int ATTACHMENT_BEGINS = 0x9002;
  private static final int ATTACHMENT_TITLE = 0x8010;
  private static final int ATTACHMENT_DATA = 0x800F;
  private static final int MOST_ATTACHMENTS = 100;

  private final ByteBuffer in;
  private final MapiProperties properties = new MapiProperties();
  private final List<Attachment> attachments = new ArrayList<>();
  private String codePage = "windows-1252";
  private byte[] body = new byte[0];
  private String title = "";

  private Winmail(ByteBuffer in) {
    this.in = in;
  }

  static boolean is(MimePart part) {
    if (part.type().is("application/ms-tnef") || part.type().is("application/vnd.ms-tnef"))
      return true;
    String name = part.fileName();
    return name != null && name.toLowerCase(Locale.ROOT).equals("winmail.dat");
  }

  /** Without a text and attachments where it is no such file. */
  static Winmail read(byte[] content) {
    Winmail winmail = new Winmail(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
    try {
      if (content.length > 6 && winmail.in.getInt() == SIGNATURE) winmail.attributes();
    } catch (BufferUnderflowException | IllegalArgumentException _) {
      // Cut off.
    }
    return winmail;
  }

  private void attributes() {
    in.getShort(); // A key nobody uses.
    while (in.remaining() >= 9) {
      in.get(); // Of the message or of an attachment: the attribute tells as well.
      int attribute = in.getInt() & 0xFFFF;
      ByteBuffer value = slice(in, in.getInt());
      in.position(Math.min(in.limit(), in.position() + 2)); // The checksum.
      take(attribute, value);
    }
  }

  private void take(int attribute, ByteBuffer value) {
    switch (attribute) {
      case OEM_CODE_PAGE -> {
        if (value.remaining() >= 4) codePage = CodePage.label(value.getInt());
      }
      case BODY -> body = bytes(value);
      case PROPERTIES -> properties.read(value);
      case ATTACHMENT_BEGINS -> title = "";
      case ATTACHMENT_TITLE -> title = Charsets.text(bytes(value), codePage);
      case ATTACHMENT_DATA -> {
        if (attachments.size() < MOST_ATTACHMENTS) attachments.add(attachment(value.remaining()));
      }
      default -> {}
    }
  }

  private Attachment attachment(int size) {
    String name = PlainText.clip(PlainText.line(title), 200);
    return new Attachment(name.isEmpty() ? "unnamed" : name, "application/octet-stream", size);
  }

  static ByteBuffer slice(ByteBuffer from, int length) {
    if (length < 0 || length > from.remaining()) throw new BufferUnderflowException();
    ByteBuffer slice = from.slice(from.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    from.position(from.position() + length);
    return slice;
  }

  static byte[] bytes(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.get(bytes);
    return bytes;
  }

  List<Attachment> attachments() {
    return List.copyOf(attachments);
  }

  /** The text as it was typed or as the rich text says it; empty where there is only HTML. */
  String text() {
    String plain = properties.text(MapiProperties.BODY, codePage);
    if (!plain.isBlank()) return plain;
    String old = withoutZeros(Charsets.text(body, codePage));
    if (!old.isBlank() || !html().isBlank()) return old;
    return RtfText.of(CompressedRtf.expand(properties.bytes(MapiProperties.RTF_COMPRESSED)));
  }

  String html() {
    return properties.text(MapiProperties.HTML, codePage);
  }

  static String withoutZeros(String text) {
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
