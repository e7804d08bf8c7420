package app.allclear.restore;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a listing: a file of a table.
 *
 * @param database as written in the file's own name, {@code shop.orders-schema.sql}; else null
 * @param table decoded
 * @param suffix in lower case, without what compression adds
 * @param engine null where the file does not tell
 * @param bytes null where the line does not say
 */
record ListedFile(
    @Nullable String database,
    String table,
    String suffix,
    @Nullable String engine,
    @Nullable Long bytes) {
  private static final Map<String, String> ENGINES =
      Map.ofEntries(
          Map.entry("frm", ""),
          Map.entry("par", ""),
          Map.entry("sdi", ""),
          Map.entry("sql", ""),
          Map.entry("txt", ""),
          Map.entry("ibd", "InnoDB"),
          Map.entry("isl", "InnoDB"),
          Map.entry("myd", "MyISAM"),
          Map.entry("myi", "MyISAM"),
          Map.entry("mad", "Aria"),
          Map.entry("mai", "Aria"),
          Map.entry("mrg", "MRG_MyISAM"),
          Map.entry("csv", "CSV"),
          Map.entry("csm", "CSV"),
          Map.entry("arz", "ARCHIVE"));

  private static final Pattern PACKED =
      Pattern.compile("\\.(?:gz|bz2|xz|zst|lz4|zip|7z)$", Pattern.CASE_INSENSITIVE);

  /** What mydumper puts behind the name of a table, and the numbers of its parts. */
  private static final Pattern DUMPER =
      Pattern.compile(
          "(?:-schema(?:-view)?|(?:\\.\\d{4,})+)$|(?<aside>-schema-(?:create|triggers|post|sequence)|-metadata|-checksum)$");

  /** Partitions are files of one table; what begins so belongs to a full text index. */
  private static final Pattern PARTITION = Pattern.compile("#[Pp]#.*$");

  private static final Pattern INTERNAL = Pattern.compile("^(?:#sql|FTS_[0-9a-f]{16}_).*");
  private static final Pattern PERMISSIONS =
      Pattern.compile(
          "(?:^|\\s)[-l][rwxsStT-]{9}[.+@]?\\s+\\d+\\s+\\S+\\s+\\S+\\s+(\\d+(?:[.,]\\d+)?[KMGT]?)\\s");
  private static final Pattern WINDOWS =
      Pattern.compile(
          "^\\d{2,4}[./-]\\d{2}[./-]\\d{2,4}\\s+\\d{1,2}:\\d{2}(?:\\s?[AaPp]\\.?[Mm]\\.?)?\\s+(\\d{1,3}(?:[.,\\u00a0\\u202f' ]\\d{3})*|\\d+)\\s");

  /** The file that the line names by its path's last part; null where it is no table's. */
  static @Nullable ListedFile of(String line, String file) {
    String name = PACKED.matcher(file).replaceFirst("");
    int dot = name.lastIndexOf('.');
    if (dot <= 0) return null;
    String suffix = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    String engine = ENGINES.get(suffix);
    String stem = name.substring(0, dot);
    if (engine == null || INTERNAL.matcher(stem).matches()) return null;
    boolean text = suffix.equals("sql") || suffix.equals("txt");
    if (text) return dumped(stem, suffix, line);
    // MySQL 8 writes orders_361.sdi beside its MyISAM tables.
    if (suffix.equals("sdi")) stem = stem.replaceFirst("_\\d+$", "");
    String table = FileNames.decoded(PARTITION.matcher(stem).replaceFirst(""));
    return new ListedFile(null, table, suffix, engine.isEmpty() ? null : engine, bytes(line));
  }

  private static @Nullable ListedFile dumped(String stem, String suffix, String line) {
    Matcher dumper = DUMPER.matcher(stem);
    boolean matched = dumper.find();
    if (matched && dumper.group("aside") != null) return null;
    String name = matched ? stem.substring(0, dumper.start()) : stem;
    int dot = name.indexOf('.');
    return dot > 0
        ? new ListedFile(name.substring(0, dot), name.substring(dot + 1), suffix, null, null)
        : new ListedFile(null, name, suffix, null, null);
  }

  private static @Nullable Long bytes(String line) {
    Matcher unix = PERMISSIONS.matcher(line);
    if (unix.find()) return sized(unix.group(1));
    Matcher windows = WINDOWS.matcher(line.strip());
    return windows.find() ? Long.valueOf(windows.group(1).replaceAll("\\D", "")) : null;
  }

  private static Long sized(String written) {
    int unit = "KMGT".indexOf(written.charAt(written.length() - 1));
    if (unit < 0) return Long.valueOf(written.replaceAll("[.,].*", ""));
    double number =
        Double.parseDouble(written.substring(0, written.length() - 1).replace(',', '.'));
    return Math.round(number * Math.pow(1024, unit + 1));
  }
}
