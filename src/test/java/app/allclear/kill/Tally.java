package app.allclear.kill;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of one or several days of kills. Safe for any thread. */
final class Tally {
  private final Map<Figure, Integer> figures = new EnumMap<>(Figure.class);

  synchronized void add(Figure figure, int count) {
    figures.merge(figure, count, Integer::sum);
  }

  void one(Figure figure) {
    add(figure, 1);
  }

  synchronized int of(Figure figure) {
    return figures.getOrDefault(figure, 0);
  }

  void add(Tally other) {
    for (Figure figure : Figure.values()) add(figure, other.of(figure));
  }

  /** One line, for {@link #parse}. */
  String line() {
    return Stream.of(Figure.values())
        .map(figure -> figure + "=" + of(figure))
        .collect(Collectors.joining(" "));
  }

  static Tally parse(String line) {
    Tally tally = new Tally();
    for (String part : line.strip().split(" ")) {
      String[] pair = part.split("=");
      tally.add(Figure.valueOf(pair[0]), Integer.parseInt(pair[1]));
    }
    return tally;
  }

  /** For people. */
  String table() {
    return Stream.of(Figure.values())
        .map(figure -> "%8d  %s%n".formatted(of(figure), figure.words()))
        .collect(Collectors.joining());
  }
}
