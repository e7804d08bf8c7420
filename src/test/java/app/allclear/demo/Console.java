package app.allclear.demo;

import java.io.PrintStream;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Where the evaluator reads along: the hour of the day, then what happens. Safe for any thread. */
final class Console {
  private final PrintStream out;
  private volatile @Nullable LocalTime hour;

  Console(PrintStream out) {
    this.out = out;
  }

  void hour(LocalTime now) {
    hour = now;
  }

  /** One line under the hour of the day. */
  void say(String text, Object... values) {
    LocalTime now = hour;
    print((now == null ? "     " : now.toString()) + "  " + text.formatted(values));
  }

  /** Several lines as they are. */
  void print(String text) {
    out.println(text);
    out.flush();
  }
}
