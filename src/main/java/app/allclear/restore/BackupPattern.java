package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where backups lie: an absolute path in which {@code {server}} and {@code {database}} stand for
 * their names, and a star for anything but a slash.
 */
record BackupPattern(String written) {
  private static final Pattern MARKS = Pattern.compile("\\{server}|\\{database}|\\*|[^{*]+|\\{");

  /** A file and the database it is a backup of. */
  record Found(Path path, DatabaseName database) {}

  BackupPattern {
    if (!written.startsWith("/") || !written.contains("{database}"))
      throw new IllegalArgumentException(
          "allclear.backups: %s is not understood. Write an absolute path with {database} in it, for example /backup/{server}/{database}-*.sql.gz."
              .formatted(written));
  }

  /**
   * Files that are backups of these databases. Without {@code {server}} a file may belong to
   * databases of several servers. Where two names fit (shop, shop-old), the longer one is meant.
   *
   * @param unreadable told of folders that can't be listed
   */
  List<Found> find(Collection<DatabaseName> databases, Collection<Path> unreadable) {
    Map<String, Map<String, DatabaseName>> byServer = new TreeMap<>();
    for (DatabaseName name : databases)
      byServer.computeIfAbsent(name.server(), _ -> new TreeMap<>()).put(name.name(), name);
    List<Found> found = new ArrayList<>();
    byServer.forEach((server, names) -> {
      Expression expression = new Expression(server);
      for (Path file : walk(expression, unreadable))
        longest(expression.whole, file, names).forEach(name -> found.add(new Found(file, name)));
    });
    return found;
  }

  /** The pattern for one server: as a whole, and a name at a time. */
  private final class Expression {
    private final Pattern whole;
    private final List<String> parts;
    private final String server;

    Expression(String server) {
      this.server = server;
      this.whole = regex(written);
      this.parts = List.of(written.substring(1).split("/"));
    }

    private Pattern regex(String text) {
      StringBuilder regex = new StringBuilder();
      boolean named = false;
      Matcher mark = MARKS.matcher(text);
      while (mark.find()) {
        String one = mark.group();
        switch (one) {
          case "{server}" -> regex.append(Pattern.quote(server));
          case "{database}" -> {
            regex.append(named ? "\\k<database>" : "(?<database>[^/]+)");
            named = true;
          }
          case "*" -> regex.append("[^/]*");
          default -> regex.append(Pattern.quote(one));
        }
      }
      return Pattern.compile(regex.toString());
    }

    private boolean isLiteral(String part) {
      return !part.contains("*") && !part.contains("{database}");
    }
  }

  private static List<Path> walk(Expression expression, Collection<Path> unreadable) {
    List<Path> places = List.of(Path.of("/"));
    for (int i = 0; i < expression.parts.size(); i++) {
      String part = expression.parts.get(i);
      boolean last = i == expression.parts.size() - 1;
      List<Path> next = new ArrayList<>();
      for (Path place : places) {
        if (expression.isLiteral(part)) {
          next.add(place.resolve(part.replace("{server}", expression.server)));
          continue;
        }
        Pattern name = expression.regex(part);
        list(place, unreadable).stream()
            .filter(one -> name.matcher(one.getFileName().toString()).matches())
            .filter(one -> last ? Files.isRegularFile(one) : Files.isDirectory(one))
            .forEach(next::add);
      }
      places = next;
    }
    return places.stream().filter(Files::isRegularFile).toList();
  }

  private static List<Path> list(Path folder, Collection<Path> unreadable) {
    if (!Files.isDirectory(folder)) return List.of();
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException _) {
      unreadable.add(folder);
    }
    entries.sort(null);
    return entries;
  }

  /** The known database with the longest name that the file's path leaves room for. */
  private static List<DatabaseName> longest(
      Pattern whole, Path file, Map<String, DatabaseName> names) {
    String path = file.toString();
    Matcher matcher = whole.matcher(path);
    if (!matcher.matches()) return List.of();
    int start = matcher.start("database");
    int slash = path.indexOf('/', start);
    int end = slash < 0 ? path.length() : slash;
    for (int to = end; to > start; to--) {
      DatabaseName name = names.get(path.substring(start, to));
      if (name != null && fits(whole, path, start, to)) return List.of(name);
    }
    return List.of();
  }

  /** Whether the path matches with exactly this part as the database's name. */
  private static boolean fits(Pattern whole, String path, int start, int to) {
    String exact =
        whole
            .pattern()
            .replace("(?<database>[^/]+)", "(?<database>[^/]{%d})".formatted(to - start));
    Matcher matcher = Pattern.compile(exact).matcher(path);
    return matcher.matches() && matcher.start("database") == start;
  }
}
