package app.allclear.mail;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it goes over the wire.
 *
 * @param from of the envelope: where bounces come back to
 * @param copyTo a second recipient, ours; null for none
 * @param utf8 whether an address goes beyond ASCII, so that the server must offer SMTPUTF8
 * @param content with CR LF at the end of every line
 */
record PackedMail(String from, String to, @Nullable String copyTo, boolean utf8, byte[] content) {
  private static final byte[] END = {'.', '\r', '\n'};

  /** With dots doubled at the start of a line, and the end of data (RFC 5321, section 4.5.2). */
  byte[] stuffed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 64);
    byte before = '\n';
    for (byte b : content) {
      if (b == '.' && before == '\n') out.write('.');
      out.write(b);
      before = b;
    }
    if (before != '\n') out.write(END, 1, 2);
    out.write(END, 0, END.length);
    return out.toByteArray();
  }
}
