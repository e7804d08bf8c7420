package app.allclear.customer;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong with one file, in the order it was found. */
final class Problems {
  private static final int SHOWN = 60;

  private final String file;
  private final List<DirectoryProblem> list = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(int line, String reason) {
    list.add(new DirectoryProblem(file, line, reason));
  }

  List<DirectoryProblem> list() {
    return List.copyOf(list);
  }

  /** A value from the file as a sentence may show it: short, control characters made visible. */
  static String shown(String value) {
    StringBuilder out = new StringBuilder();
    value
        .codePoints()
        .limit(SHOWN)
        .forEach(point -> {
          if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT)
            out.append("\\u%04x".formatted(point));
          else out.appendCodePoint(point);
        });
    return value.codePointCount(0, value.length()) > SHOWN ? out + "…" : out.toString();
  }
}
