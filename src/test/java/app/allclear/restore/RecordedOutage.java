package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import app.allclear.restore.Forecast.Unfinished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day of restores as it was recorded, in seconds since the first of them: what was known at any
 * moment, and how it ended. {@code src/test/resources/app/allclear/restore/outages/README.md} tells
 * where the recordings come from.
 */
record RecordedOutage(String name, List<RecordedOutage.Line> lines) {
  static final Path FOLDER =
      Path.of("src", "test", "resources", "app", "allclear", "restore", "outages");

  record Line(
      DatabaseName database,
      @Nullable Long size,
      @Nullable Long began,
      long ended,
      boolean loaded) {
    private Instant beginning() {
      return at(began == null ? ended : began);
    }

    private RestoreRun run(boolean under) {
      return new RestoreRun(
          database, began == null ? null : at(began), under ? null : at(ended), !under && loaded);
    }
  }

  /** All recordings of a folder. */
  static List<RecordedOutage> in(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().map(RecordedOutage::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordedOutage read(Path file) {
    try {
      return new RecordedOutage(
          file.getFileName().toString(),
          Files.readAllLines(file).stream()
              .filter(line -> !line.startsWith("#") && !line.startsWith("database,"))
              .map(RecordedOutage::line)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String written) {
    String[] cells = written.split(",");
    return new Line(
        DatabaseName.parse(cells[0]),
        number(cells[1]),
        number(cells[2]),
        Long.parseLong(cells[3]),
        cells[4].equals("loaded"));
  }

  private static @Nullable Long number(String cell) {
    return cell.isEmpty() ? null : Long.valueOf(cell);
  }

  static Instant at(long seconds) {
    return Instant.parse("2026-05-03T07:00:00Z").plusSeconds(seconds);
  }

  long length() {
    return lines.stream().mapToLong(Line::ended).max().orElseThrow();
  }

  /** What would have been told at this second. */
  Forecast forecastAt(long second) {
    Instant now = at(second);
    List<RestoreRun> runs = new ArrayList<>();
    lines.stream()
        .filter(line -> line.ended() <= second)
        .sorted(Comparator.comparingLong(Line::ended))
        .forEach(line -> runs.add(line.run(false)));
    List<Line> underWay = lines.stream().filter(line -> runsAt(line, second)).toList();
    underWay.forEach(line -> runs.add(line.run(true)));
    Set<DatabaseName> settled = new LinkedHashSet<>();
    runs.stream()
        .filter(run -> run.loaded() || run.ended() == null)
        .forEach(run -> settled.add(run.database()));
    List<Unfinished> queue = new ArrayList<>();
    lines.stream()
        .sorted(Comparator.comparing(Line::beginning))
        .filter(line -> settled.add(line.database()))
        .forEach(line -> queue.add(unfinished(line, null)));
    List<Unfinished> running =
        underWay.stream().map(line -> unfinished(line, line.beginning())).toList();
    return FinishForecast.of(runs, sizes(), running, queue, now);
  }

  private static boolean runsAt(Line line, long second) {
    return line.began() != null && line.began() <= second && second < line.ended();
  }

  private static Unfinished unfinished(Line line, @Nullable Instant began) {
    return new Unfinished(line.database(), line.size(), began, null);
  }

  private Map<DatabaseName, Long> sizes() {
    Map<DatabaseName, Long> sizes = new HashMap<>();
    for (Line line : lines)
      if (line.size() != null) sizes.put(line.database(), Objects.requireNonNull(line.size()));
    return sizes;
  }
}
