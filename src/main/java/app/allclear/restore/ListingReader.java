package app.allclear.restore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables from a pasted listing of a data folder or a backup's: {@code ls -l}, {@code ls -lR},
 * {@code find}, {@code find -ls}, {@code dir} and {@code dir /s} of Windows. Used once.
 */
final class ListingReader {
  /** What colours a terminal's listing. */
  private static final Pattern COLOUR = Pattern.compile("\\u001b\\[[0-9;]*[mK]");

  private static final Pattern WINDOWS_FOLDER =
      Pattern.compile("^\\s*\\S.*?\\s((?:[A-Za-z]:\\\\|\\\\\\\\).*?)\\s*$");
  private static final Pattern WINDOWS_PATH = Pattern.compile("^(?:[A-Za-z]:\\\\|\\\\\\\\).+");

  /** Files whose being there means that the table was there. */
  private static final Set<String> DATA = Set.of("myd", "mad", "ibd", "arz", "csv");

  private final Map<String, Map<String, Table>> found = new LinkedHashMap<>();
  private final Set<String> databaseDumps = new TreeSet<>();
  private final Set<String> databases;
  private String folder = "";

  /**
   * @param databases those there are on the server: a file called like one is a dump of all of it,
   *     not a table
   */
  ListingReader(Set<String> databases) {
    this.databases = databases;
  }

  private static final class Table {
    private final Set<String> suffixes = new HashSet<>();
    private @Nullable String engine;
    private @Nullable Long bytes;
    private boolean empty;
  }

  ReadTables read(String text) {
    text.lines().map(line -> COLOUR.matcher(line).replaceAll("")).forEach(this::line);
    Map<String, List<ListedTable>> tables = new LinkedHashMap<>();
    found.forEach((database, own) -> {
      List<ListedTable> listed = new ArrayList<>();
      own.forEach(
          (name, table) -> listed.add(new ListedTable(name, table.engine, List.of(), table.bytes)));
      tables.put(database, listed);
    });
    return new ReadTables("a listing", tables, remarks(), null);
  }

  private void line(String line) {
    if (line.isBlank()) return;
    if (isFolder(line)) return;
    String path = path(line);
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    String name = path.substring(slash + 1);
    String parent = slash > 0 ? last(path.substring(0, slash)) : folder;
    if (isDatabaseDump(name)) return;
    ListedFile file = ListedFile.of(line, name);
    if (file != null) add(file.database() == null ? parent : file.database(), file);
  }

  /** {@code ./shop:} of ls, {@code Directory of C:\data\shop} of dir in whatever language. */
  private boolean isFolder(String line) {
    String stripped = line.strip();
    if (stripped.endsWith(":") && !stripped.matches("\\S+\\s+\\S+.*\\s\\S+:")) {
      folder = last(stripped.substring(0, stripped.length() - 1));
      return true;
    }
    Matcher windows = WINDOWS_FOLDER.matcher(line);
    if (!windows.matches() || ListedFile.of(line, path(line)) != null) return false;
    folder = last(windows.group(1));
    return true;
  }

  private static String path(String line) {
    String stripped = line.strip();
    if (WINDOWS_PATH.matcher(stripped).matches()) return stripped;
    int arrow = stripped.indexOf(" -> ");
    if (arrow > 0) stripped = stripped.substring(0, arrow);
    // Names of tables' files hold no blanks: the server writes them as @0020.
    String path =
        stripped.substring(Math.max(stripped.lastIndexOf(' '), stripped.lastIndexOf('\t')) + 1);
    return path.replaceAll("^['\"]|['\"]$", "");
  }

  private static String last(String path) {
    String trimmed = path.replaceAll("[/\\\\]+$", "").replaceAll("^['\"]|['\"]$", "");
    int slash = Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\'));
    String name = trimmed.substring(slash + 1);
    return name.equals(".") ? "" : FileNames.decoded(name);
  }

  private boolean isDatabaseDump(String file) {
    String stem = file.replaceFirst("(?i)\\.(?:sql|dump|tar|tgz)(?:\\..*)?$", "");
    if (stem.equals(file)) return false;
    String database = stem.replaceFirst("[-_.]\\d{2,4}[-_.]?\\d{2}.*$", "");
    String name = databases.contains(stem) ? stem : database;
    if (!databases.contains(name)) return false;
    databaseDumps.add(file);
    return true;
  }

  private void add(String database, ListedFile file) {
    Table table =
        found
            .computeIfAbsent(database, _ -> new LinkedHashMap<>())
            .computeIfAbsent(file.table(), _ -> new Table());
    table.suffixes.add(file.suffix());
    if (file.engine() != null) table.engine = file.engine();
    if (file.bytes() == null || file.suffix().equals("frm")) return;
    table.bytes = (table.bytes == null ? 0 : table.bytes) + file.bytes();
    // An empty MyISAM table has an empty data file, but nothing else is ever empty.
    if (file.bytes() == 0 && !file.suffix().equals("myd")) table.empty = true;
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!databaseDumps.isEmpty())
      remarks.add(
          "These files are dumps of whole databases, whose tables a listing does not name: %s. Give one of the dumps itself."
              .formatted(databaseDumps.stream().limit(5).collect(Collectors.joining(", "))));
    List<String> headless = named(ListingReader::lostItsFrm);
    if (!headless.isEmpty())
      remarks.add(
          "Data without a .frm file beside it: %s. If your server writes .frm files, the listing was made after the damage; these are on the list all the same."
              .formatted(String.join(", ", headless)));
    List<String> empty = named(table -> table.empty);
    if (!empty.isEmpty())
      remarks.add(
          "Empty files: %s. The listing was perhaps made after the damage; look whether tables are missing on it."
              .formatted(String.join(", ", empty)));
    return remarks;
  }

  private static boolean lostItsFrm(Table table) {
    return !table.suffixes.contains("frm")
        && !table.suffixes.contains("sdi")
        && !table.suffixes.contains("ibd")
        && table.suffixes.stream().anyMatch(DATA::contains);
  }

  private List<String> named(Predicate<Table> what) {
    return found.entrySet().stream()
        .flatMap(database ->
            database.getValue().entrySet().stream()
                .filter(table -> what.test(table.getValue()))
                .map(table ->
                    (database.getKey().isEmpty() ? "" : database.getKey() + ".") + table.getKey()))
        .limit(5)
        .toList();
  }
}
