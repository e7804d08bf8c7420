package app.allclear.restore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an SQL dump into statements, in one pass and with little memory however long the dump is.
 * Quotes, comments and DELIMITER are understood, so that nothing inside a row's text is taken for a
 * statement. Statements that only carry rows are measured, not kept.
 */
final class DumpStatements {
  private static final int BUFFER = 1 << 18;

  /** No CREATE TABLE is longer; what is, is cut. */
  private static final int LONGEST = 4 << 20;

  /** Enough of an INSERT to see which table it is for. */
  private static final int BEGINNING = 700;

  private static final int COMMENT = 400;
  private static final Set<String> KEPT = Set.of("CREATE", "USE");

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private long passed;
  private byte[] delimiter = {';'};
  private boolean cutShort;

  /** Brackets open in this statement, and whether a quote is. */
  private int depth;

  private boolean open;

  DumpStatements(InputStream in) {
    this.in = in;
  }

  /** A comment line, or a statement with its length; of long ones that carry rows the beginning. */
  record Piece(boolean comment, String text, long length) {}

  /** True once the dump has ended in the middle of a statement. */
  boolean cutShort() {
    return cutShort;
  }

  /** The next comment or statement; null at the end. */
  @Nullable Piece next() throws IOException {
    while (true) {
      int c = peek(0);
      if (c < 0) return null;
      if (c <= ' ') at++;
      else if (startsLineComment()) return new Piece(true, line(), 0);
      else if (c == '/' && peek(1) == '*' && !opensCode()) skipComment();
      else if (atDelimiter()) at += delimiter.length;
      else {
        Piece piece = statement();
        if (piece != null) return piece;
      }
    }
  }

  private @Nullable Piece statement() throws IOException {
    long began = passed + at;
    if (opensCode()) skipMarker();
    String word = word();
    if (word.equals("DELIMITER")) {
      String written = line().substring("DELIMITER".length()).strip();
      if (!written.isEmpty()) delimiter = written.getBytes(StandardCharsets.UTF_8);
      return null;
    }
    depth = 0;
    open = false;
    Collected text = new Collected(KEPT.contains(word) ? LONGEST : BEGINNING);
    while (true) {
      int c = peek(0);
      if (c < 0) {
        cutShort = open || depth > 0;
        break;
      }
      if (atDelimiter()) {
        at += delimiter.length;
        break;
      }
      take(c, text);
    }
    return new Piece(false, text.toString(), passed + at - began);
  }

  private void take(int c, Collected text) throws IOException {
    switch (c) {
      case '\'', '"', '`' -> quoted((byte) c, text);
      case '/' -> {
        if (peek(1) != '*') keep(text);
        else if (opensCode()) {
          skipMarker();
          text.add(' ');
        } else skipComment();
      }
      case '*' -> {
        // The end of /*! ... */: what is inside counts.
        if (peek(1) == '/') {
          at += 2;
          text.add(' ');
        } else keep(text);
      }
      case '-', '#' -> {
        if (startsLineComment()) {
          line();
          text.add('\n');
        } else keep(text);
      }
      case '(' -> {
        depth++;
        keep(text);
      }
      case ')' -> {
        depth--;
        keep(text);
      }
      default -> keep(text);
    }
  }

  private void keep(Collected text) {
    text.add(buffer[at++]);
  }

  private void quoted(byte quote, Collected text) throws IOException {
    text.add(buffer[at++]);
    open = true;
    while (at < end || fill()) {
      byte c = buffer[at++];
      text.add(c);
      if (c == quote) {
        open = false;
        return;
      }
      if (c == '\\' && quote != '`' && (at < end || fill())) text.add(buffer[at++]);
    }
  }

  private boolean startsLineComment() throws IOException {
    int c = peek(0);
    return c == '#' || (c == '-' && peek(1) == '-' && peek(2) <= ' ');
  }

  /** {@code /*!} and MariaDB's {@code /*M!}: what is inside is meant for the server. */
  private boolean opensCode() throws IOException {
    if (peek(0) != '/' || peek(1) != '*') return false;
    int mark = peek(2) == 'M' ? 3 : 2;
    if (peek(mark) != '!') return false;
    // "/*M!999999\- enable the sandbox mode */" is a word to the client, not a statement.
    for (int i = mark + 1; i < mark + 8; i++) if (peek(i) == '\\') return false;
    return true;
  }

  private void skipMarker() throws IOException {
    at += peek(2) == 'M' ? 4 : 3;
    while (peek(0) >= '0' && peek(0) <= '9') at++;
    while (peek(0) == ' ') at++;
  }

  private void skipComment() throws IOException {
    at += 2;
    while (at < end || fill()) if (buffer[at++] == '*' && peek(0) == '/') break;
    at++;
  }

  private boolean atDelimiter() throws IOException {
    for (int i = 0; i < delimiter.length; i++) if (peek(i) != (delimiter[i] & 0xff)) return false;
    return true;
  }

  /** The word ahead, in capitals, without taking it. */
  private String word() throws IOException {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      int c = peek(i);
      if (c < 'A' || c > 'z' || (c > 'Z' && c < 'a')) break;
      word.append((char) c);
    }
    return word.toString().toUpperCase(Locale.ROOT);
  }

  private String line() throws IOException {
    Collected text = new Collected(COMMENT);
    while (at < end || fill()) {
      byte c = buffer[at++];
      if (c == '\n') break;
      text.add(c);
    }
    return text.toString();
  }

  private int peek(int ahead) throws IOException {
    if (at + ahead >= end && !fillFor(ahead)) return -1;
    return buffer[at + ahead] & 0xff;
  }

  private boolean fill() throws IOException {
    return fillFor(0);
  }

  private boolean fillFor(int ahead) throws IOException {
    at = Math.min(at, end);
    System.arraycopy(buffer, at, buffer, 0, end - at);
    passed += at;
    end -= at;
    at = 0;
    while (end <= ahead) {
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0) return false;
      end += read;
    }
    return true;
  }

  /** Bytes as far as they are wanted. */
  private static final class Collected {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final int most;

    Collected(int most) {
      this.most = most;
    }

    void add(int b) {
      if (bytes.size() < most) bytes.write(b);
    }

    /** Old dumps are in one of the Latin sets. */
    @Override
    public String toString() {
      byte[] all = bytes.toByteArray();
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(all)).toString();
      } catch (CharacterCodingException _) {
        return new String(all, StandardCharsets.ISO_8859_1);
      }
    }
  }
}
