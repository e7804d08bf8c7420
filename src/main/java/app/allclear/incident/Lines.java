package app.allclear.incident;

import java.util.List;

/** Short lists kept in one text column, a line each. */
final class Lines {
  private Lines() {}

  static String join(List<String> lines) {
    return String.join("\n", lines.stream().map(line -> line.replace('\n', ' ')).toList());
  }

  static List<String> split(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }
}
