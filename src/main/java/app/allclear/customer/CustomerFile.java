package app.allclear.customer;

import app.allclear.customer.CsvLayout.Column;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a customer file: forgiving about what panels and spreadsheets export, exact about what is
 * wrong. Rows with the same id are one customer, wherever they stand. A row that can't be trusted
 * is skipped whole, a list item that can't is skipped alone, and both are told.
 */
final class CustomerFile {
  private static final String HEADER =
      "The first line must be the header id,name,locale,zone,contacts,sites,databases (in any order; only id is required).";
  private static final Pattern SHORTENED_BY_SPREADSHEET =
      Pattern.compile("\\d+([.,]\\d+)?[eE]\\+\\d+");
  // What the store's keys have room for, in UTF-8.
  private static final int LONGEST_ID = 120;

  private final Problems problems;
  private final CsvLayout layout;
  private final Map<Column, Integer> positions;
  private final Claims claims = new Claims();
  private final Map<CustomerId, CustomerDraft> drafts = new LinkedHashMap<>();

  private CustomerFile(String file, CsvLayout layout) {
    this.problems = new Problems(file);
    this.layout = layout;
    this.positions = layout.positions();
  }

  /** Reads the bytes of a file that the operator knows by the given name. */
  static CustomerFileReading read(String file, byte[] bytes) {
    return switch (CsvText.decode(bytes)) {
      case CsvText.Undecodable(String reason) ->
          new CustomerFileReading.Broken(file + " cannot be read. " + reason);
      case CsvText.Decoded decoded -> read(file, decoded);
    };
  }

  private static CustomerFileReading read(String file, CsvText.Decoded decoded) {
    String text = decoded.text();
    if (text.isBlank()) return new CustomerFileReading.Broken(file + " is empty. " + HEADER);
    CsvHeader header = CsvHeader.find(text);
    if (header == null)
      return new CustomerFileReading.Broken(
          "%s has no column id; it begins with '%s'. %s"
              .formatted(
                  file,
                  Problems.shown(
                      text.lines().filter(l -> !l.isBlank()).findFirst().orElseThrow().strip()),
                  HEADER));
    CsvRows rows = CsvRows.read(text, header.line(), header.layout().separator());
    Integer torn = rows.tornLine();
    if (torn != null)
      return new CustomerFileReading.Broken(
          "%s cannot be read beyond line %d: a quotation mark is opened there and not properly closed, so nobody can tell which lines it swallows. Close it, or double it (\"\") where it belongs to the text."
              .formatted(file, torn));
    CustomerFile reader = new CustomerFile(file, header.layout());
    if (decoded.note() != null) reader.problems.add(decoded.line(), decoded.note());
    reader.readAll(header, rows);
    return new CustomerFileReading.Readable(
        reader.drafts.values().stream().map(CustomerDraft::customer).toList(),
        reader.problems.list(),
        header.layout());
  }

  private void readAll(CsvHeader header, CsvRows rows) {
    checkHeader(header.line());
    for (int line : rows.badLines())
      problems.add(
          line,
          "A quotation mark stands inside a cell. The line is skipped; put the whole cell in quotation marks and double (\"\") those that belong to the text.");
    for (CsvRows.Row row : rows.rows().subList(1, rows.rows().size()))
      if (!row.isBlank()) readRow(row);
  }

  private void checkHeader(int line) {
    for (Column column : layout.repeated())
      problems.add(
          line,
          "The header names column %s more than once; the first one counts.".formatted(column));
    String missing =
        Stream.of(Column.CONTACTS, Column.SITES, Column.DATABASES)
            .filter(column -> !layout.has(column))
            .map(Column::toString)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty())
      problems.add(
          line, "The header does not name %s; every customer is without.".formatted(missing));
  }

  private void readRow(CsvRows.Row row) {
    int columns = layout.header().size();
    if (row.cells().stream().skip(columns).anyMatch(cell -> !cell.isBlank())) {
      problems.add(
          row.line(),
          "This line has %d columns where the header names %d. It is skipped; a cell that contains '%s' belongs in quotation marks."
              .formatted(row.cells().size(), columns, layout.separator()));
      return;
    }
    String id = cell(row, Column.ID);
    String wrong = whatIsWrongWithId(id);
    if (wrong != null) {
      problems.add(row.line(), wrong);
      return;
    }
    CustomerDraft draft =
        drafts.computeIfAbsent(
            new CustomerId(id), key -> new CustomerDraft(key, layout, claims, problems));
    draft.describe(
        row.line(), cell(row, Column.NAME), cell(row, Column.LOCALE), cell(row, Column.ZONE));
    draft.contacts(row.line(), cell(row, Column.CONTACTS));
    draft.databases(row.line(), cell(row, Column.DATABASES));
    draft.sites(row.line(), cell(row, Column.SITES));
  }

  private static @Nullable String whatIsWrongWithId(String id) {
    if (id.isBlank()) return "This line has no id, so nobody can tell whose it is. It is skipped.";
    if (id.chars().anyMatch(Character::isISOControl)
        || id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID)
      return "The id '%s' has a line break or control character in it, or more than %d bytes. The line is skipped; a quotation mark may be missing before it."
          .formatted(Problems.shown(id), LONGEST_ID);
    if (SHORTENED_BY_SPREADSHEET.matcher(id).matches())
      return "The id '%s' is a number that a spreadsheet has shortened, so two customers may have become one. The line is skipped; format the column as text and export again."
          .formatted(id);
    return null;
  }

  private String cell(CsvRows.Row row, Column column) {
    Integer position = positions.get(column);
    return position == null || position >= row.cells().size() ? "" : row.cells().get(position);
  }
}
