package app.allclear.restore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Names of tables and databases, read back from what the server calls their files. */
final class FileNames {
  private static final Map<String, String> LETTERS = letters();

  private FileNames() {}

  private static Map<String, String> letters() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(FileNames.class.getResourceAsStream("file-names.txt")),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("# "))
          .collect(Collectors.toUnmodifiableMap(l -> l.substring(0, 2), l -> l.substring(3)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code a@002db} is {@code a-b}. What is no code stays as it is written. */
  static String decoded(String file) {
    if (file.indexOf('@') < 0) return file;
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < file.length(); i++) {
      if (file.charAt(i) != '@') {
        name.append(file.charAt(i));
        continue;
      }
      String two = file.substring(i + 1, Math.min(i + 3, file.length()));
      String letter = LETTERS.get(two);
      int code = hex(file, i + 1);
      if (letter != null) {
        name.append(letter);
        i += 2;
      } else if (code >= 0) {
        name.append((char) code);
        i += 4;
      } else {
        name.append('@');
      }
    }
    return name.toString();
  }

  private static int hex(String file, int from) {
    if (from + 4 > file.length()) return -1;
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(file.charAt(i), 16);
      if (digit < 0) return -1;
      code = code * 16 + digit;
    }
    return code;
  }
}
