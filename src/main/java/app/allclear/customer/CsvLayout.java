package app.allclear.customer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How one customer file is laid out: what stands between columns, and which column is where.
 *
 * @param header the names as the file has them
 */
record CsvLayout(char separator, List<String> header) {
  static final CsvLayout DEFAULT = new CsvLayout(',', List.of("id", "contacts"));

  /** The columns that mean something to us. */
  enum Column {
    ID,
    NAME,
    LOCALE,
    ZONE,
    CONTACTS,
    SITES,
    DATABASES;

    static Optional<Column> of(String header) {
      String name = header.strip().toUpperCase(Locale.ROOT);
      for (Column column : values()) if (column.name().equals(name)) return Optional.of(column);
      return Optional.empty();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  CsvLayout {
    header = List.copyOf(header);
  }

  /** Where each column is; of two columns with one name the first counts. */
  Map<Column, Integer> positions() {
    Map<Column, Integer> positions = new EnumMap<>(Column.class);
    for (int i = 0; i < header.size(); i++) {
      int position = i;
      Column.of(header.get(i)).ifPresent(column -> positions.putIfAbsent(column, position));
    }
    return positions;
  }

  List<Column> repeated() {
    List<Column> seen = new ArrayList<>();
    List<Column> repeated = new ArrayList<>();
    for (String name : header) {
      Column.of(name)
          .ifPresent(column -> {
            if (seen.contains(column)) repeated.add(column);
            else seen.add(column);
          });
    }
    return repeated;
  }

  boolean has(Column column) {
    return positions().containsKey(column);
  }

  /** What separates the items of a list inside a cell. */
  char listSeparator() {
    return separator == ';' ? '|' : ';';
  }

  /**
   * The items of a list cell. Where the columns are separated by semicolons a quoted cell may hold
   * some too; they can only mean the same. A line break inside a cell separates as well.
   */
  List<String> items(String cell) {
    String separators = separator == ';' ? "[|;\\r\\n]" : "[;\\r\\n]";
    List<String> items = new ArrayList<>();
    for (String item : cell.split(separators)) if (!item.isBlank()) items.add(item.strip());
    return items;
  }
}
