package app.allclear.demo;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The sending side of SMTP (RFC 5321), just enough to hand over bytes as they are: a mail library
 * would mend the malformed ones on the way.
 */
final class SmtpDoor {
  private static final int TIMEOUT_MILLIS = 20_000;

  private SmtpDoor() {}

  static void knock(int port, String sender, String recipient, byte[] raw) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      answer(in, "2");
      say(in, out, "EHLO outage-day.example", "2");
      say(in, out, "MAIL FROM:<" + sender + ">", "2");
      say(in, out, "RCPT TO:<" + recipient + ">", "2");
      say(in, out, "DATA", "3");
      out.write(stuffed(raw));
      out.flush();
      answer(in, "2");
      say(in, out, "QUIT", "2");
    }
  }

  private static void say(BufferedReader in, OutputStream out, String line, String expected)
      throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    answer(in, expected);
  }

  private static void answer(BufferedReader in, String expected) throws IOException {
    String line;
    do {
      line = in.readLine();
      if (line == null) throw new IOException("The mail server hung up.");
    } while (line.length() > 3 && line.charAt(3) == '-');
    if (!line.startsWith(expected)) throw new IOException("The mail server said: " + line);
  }

  /** Dots doubled at the start of a line (section 4.5.2), and the end of data. */
  private static byte[] stuffed(byte[] raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + 64);
    byte before = '\n';
    for (byte b : raw) {
      if (b == '.' && before == '\n') out.write('.');
      out.write(b);
      before = b;
    }
    if (before != '\n') out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(".\r\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
