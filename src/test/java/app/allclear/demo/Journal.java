package app.allclear.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has happened on this day so far, in order, one line each, on disk before it counts: a killed
 * demonstration goes on from here. Safe for any thread.
 */
final class Journal {
  private final Path file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** One thing that happened, once. */
  record Entry(Instant at, String key, String value) {}

  Journal(DataFolder folder) {
    this.file = folder.resolve("journal.tsv");
    try {
      if (!Files.exists(file)) return;
      mendLastLine();
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("\t", 3);
        // The last line of a killed run may be torn; what it said is done again.
        if (parts.length == 3 && !parts[2].isEmpty() && parts[2].endsWith("."))
          add(
              new Entry(
                  Instant.parse(parts[0]), parts[1], parts[2].substring(0, parts[2].length() - 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A torn last line must not swallow the next one. */
  private void mendLastLine() throws IOException {
    if (!Files.readString(file).endsWith("\n"))
      Files.writeString(file, "\n", StandardOpenOption.APPEND);
  }

  private void add(Entry entry) {
    entries.putIfAbsent(entry.key(), entry);
  }

  /** Notes that this happened now; the first note of a key stays. */
  synchronized void note(String key, String value) {
    if (entries.containsKey(key)) return;
    Entry entry = new Entry(Instant.now(), key, value.replaceAll("[\\t\\r\\n]", " "));
    String line = entry.at() + "\t" + entry.key() + "\t" + entry.value() + ".\n";
    try {
      Files.write(
          file,
          line.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    add(entry);
  }

  synchronized boolean has(String key) {
    return entries.containsKey(key);
  }

  synchronized Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Entries whose key begins like this, in order. */
  synchronized List<Entry> all(String prefix) {
    return entries.values().stream().filter(entry -> entry.key().startsWith(prefix)).toList();
  }

  synchronized boolean isEmpty() {
    return entries.isEmpty();
  }
}
