package app.allclear.restore;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables from the CREATE statements of a dump, full or of the schema only, as mysqldump,
 * mariadb-dump, phpMyAdmin, Adminer and HeidiSQL write it, of one database or of several. Used
 * once.
 */
final class DumpReader {
  private static final Pattern ENGINE =
      Pattern.compile("\\b(?:ENGINE|TYPE)\\s*=?\\s*(\\w+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATABASE =
      Pattern.compile("^-- (?:Host:.*\\s)?(?:Current )?Database: +[`']?(.+?)[`']?\\s*$");
  private static final Pattern TOOL = Pattern.compile("^-- (?:MySQL|MariaDB) dump ");
  private static final Pattern COMPLETED = Pattern.compile("^-- Dump completed(?: on (.+))?");
  private static final Pattern GENERATED = Pattern.compile("^-- Generation Time: (.+)");
  private static final Pattern STAMP =
      Pattern.compile("^-- (\\d{4}-\\d\\d-\\d\\d +\\d{1,2}:\\d\\d:\\d\\d)(?: UTC)?\\s*$");
  private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd H:mm:ss");
  private static final DateTimeFormatter PHPMYADMIN =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("MMM dd, uuuu 'at' hh:mm a")
          .toFormatter(Locale.ENGLISH);
  private static final Set<String> NO_COLUMN =
      Set.of(
          "PRIMARY",
          "UNIQUE",
          "KEY",
          "INDEX",
          "CONSTRAINT",
          "FULLTEXT",
          "SPATIAL",
          "FOREIGN",
          "CHECK",
          "PERIOD");

  private final Map<String, Map<String, ListedTable>> tables = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private String database = "";
  private String used = "";
  private boolean endMarkDue;
  private @Nullable LocalDateTime finished;

  ReadTables read(InputStream in) throws IOException {
    DumpStatements statements = new DumpStatements(in);
    try {
      for (DumpStatements.Piece piece = statements.next();
          piece != null;
          piece = statements.next()) {
        if (piece.comment()) comment(piece.text().strip());
        else statement(piece);
      }
    } catch (EOFException _) {
      remarks.add("The archive ends in the middle: what came behind is not on the list.");
    }
    if (statements.cutShort())
      remarks.add("The dump ends in the middle of a statement: it is cut short.");
    else if (endMarkDue)
      remarks.add(
          "The dump has no end mark (“Dump completed”): it may be cut short, and then the list is too.");
    Map<String, List<ListedTable>> found = new LinkedHashMap<>();
    tables.forEach((name, own) -> found.put(name, List.copyOf(own.values())));
    return new ReadTables("a dump", found, remarks, finished);
  }

  private void comment(String line) {
    if (TOOL.matcher(line).find()) endMarkDue = true;
    Matcher completed = COMPLETED.matcher(line);
    if (completed.find()) {
      endMarkDue = false;
      if (completed.group(1) != null) finished(completed.group(1), PLAIN);
    }
    Matcher generated = GENERATED.matcher(line);
    if (generated.find()) finished(generated.group(1), PHPMYADMIN);
    Matcher stamp = STAMP.matcher(line);
    if (stamp.find()) finished(stamp.group(1), PLAIN);
    Matcher named = DATABASE.matcher(line);
    // What the head says counts until a USE says otherwise.
    if (used.isEmpty() && named.find()) database = named.group(1);
  }

  private void finished(String written, DateTimeFormatter format) {
    try {
      finished = LocalDateTime.parse(written.strip().replaceAll("\\s+", " "), format);
    } catch (DateTimeException _) {
      // Then the operator says of when it is.
    }
  }

  private void statement(DumpStatements.Piece piece) {
    SqlText text = new SqlText(piece.text());
    if (text.take("USE")) {
      String name = text.name();
      if (name == null) return;
      used = name;
      database = name;
    } else if (text.take("CREATE")) create(text);
    else if (text.take("INSERT") || text.take("REPLACE")) rows(text, piece.length());
  }

  private void create(SqlText text) {
    text.take("OR", "REPLACE");
    if (text.take("TABLE")) table(text);
    else if (text.take("VIEW")) view(text);
    else if (mayBeView(text) && text.skipTo("VIEW", "TRIGGER", "PROCEDURE", "FUNCTION", "EVENT"))
      view(text);
  }

  private static boolean mayBeView(SqlText text) {
    return text.take("ALGORITHM") || text.take("DEFINER") || text.take("SQL");
  }

  private void table(SqlText text) {
    text.take("IF", "NOT", "EXISTS");
    @Nullable String[] name = text.qualified();
    if (name[1] == null || name[1].isEmpty()) return;
    List<String> definitions = text.list();
    Matcher engine = ENGINE.matcher(text.rest());
    Map<String, ListedTable> own = of(name[0]);
    // What stands in for a view until all its tables are there is no table.
    ListedTable before = own.get(name[1]);
    if (before != null && ListedTable.VIEW.equals(before.engine())) return;
    own.put(
        name[1],
        new ListedTable(
            name[1],
            engine.find() ? engine.group(1) : null,
            definitions == null ? List.of() : columns(definitions),
            null));
  }

  private void view(SqlText text) {
    text.take("IF", "NOT", "EXISTS");
    @Nullable String[] name = text.qualified();
    if (name[1] == null || name[1].isEmpty()) return;
    of(name[0]).put(name[1], new ListedTable(name[1], ListedTable.VIEW, List.of(), null));
  }

  private Map<String, ListedTable> of(@Nullable String qualifier) {
    String name = qualifier == null ? database : qualifier;
    return tables.computeIfAbsent(name, _ -> new LinkedHashMap<>());
  }

  private static List<String> columns(List<String> definitions) {
    List<String> columns = new ArrayList<>();
    for (String definition : definitions) {
      SqlText text = new SqlText(definition);
      boolean quoted = text.quotedComes();
      String name = text.name();
      if (name == null || (!quoted && NO_COLUMN.contains(name.toUpperCase(Locale.ROOT)))) continue;
      columns.add((name + " " + text.type()).strip());
    }
    return columns;
  }

  /** The rows' text is about as long as the rows. */
  private void rows(SqlText text, long length) {
    while (text.take("IGNORE") || text.take("DELAYED") || text.take("LOW_PRIORITY")) continue;
    text.take("INTO");
    @Nullable String[] name = text.qualified();
    Map<String, ListedTable> own = tables.get(name[0] == null ? database : name[0]);
    ListedTable table = own == null || name[1] == null ? null : own.get(name[1]);
    if (own == null || table == null) return;
    long bytes = (table.bytes() == null ? 0 : table.bytes()) + length;
    own.put(table.name(), new ListedTable(table.name(), table.engine(), table.columns(), bytes));
  }
}
