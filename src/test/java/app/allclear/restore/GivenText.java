package app.allclear.restore;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Texts as an operator gives them. */
abstract class GivenText {
  static ReadTables read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static ReadTables read(byte[] bytes) throws IOException {
    return ListReader.read(in(bytes), Set.of());
  }

  static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
