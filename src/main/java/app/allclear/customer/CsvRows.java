package app.allclear.customer;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV text (RFC 4180), each with the line it begins in. A line with a misplaced
 * quotation mark is left out where its end is beyond doubt; where a mark is opened and never
 * closed, nobody can tell which rows it swallowed, so the whole text is torn.
 */
final class CsvRows {
  /** One row; cells are stripped. */
  record Row(int line, List<String> cells) {
    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  private final String text;
  private final int firstLine;
  private final CSVFormat format;
  private final List<Integer> lineStarts = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Integer> badLines = new ArrayList<>();
  private @Nullable Integer tornLine;

  private CsvRows(String text, int firstLine, char separator) {
    this.text = text;
    this.firstLine = firstLine;
    this.format = format(separator);
    findLines();
  }

  /** Reads from the given line (1-based) to the end. */
  static CsvRows read(String text, int firstLine, char separator) {
    CsvRows rows = new CsvRows(text, firstLine, separator);
    rows.readAll();
    return rows;
  }

  private static CSVFormat format(char separator) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(separator)
        .setIgnoreEmptyLines(false)
        .setIgnoreSurroundingSpaces(true)
        .get();
  }

  List<Row> rows() {
    return rows;
  }

  /** Lines left out because of a misplaced quotation mark. */
  List<Integer> badLines() {
    return badLines;
  }

  /** Where a quotation mark is opened that is never properly closed, or null. */
  @Nullable Integer tornLine() {
    return tornLine;
  }

  private void findLines() {
    lineStarts.add(0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean carriageReturnOfPair =
          c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if ((c == '\n' || c == '\r') && !carriageReturnOfPair) lineStarts.add(i + 1);
    }
  }

  private void readAll() {
    int from = firstLine;
    while (from > 0 && from <= lineStarts.size() && tornLine == null) from = readUntilBad(from);
  }

  /** Reads from a line; the line to go on with after a bad one, 0 at the end. */
  private int readUntilBad(int from) {
    int line = from;
    try (CSVParser parser =
        CSVParser.builder()
            .setReader(new StringReader(text.substring(lineStarts.get(from - 1))))
            .setFormat(format)
            .get()) {
      var records = parser.iterator();
      while (records.hasNext()) {
        CSVRecord record = records.next();
        rows.add(new Row(line, record.stream().map(CsvRows::clean).toList()));
        line = from + (int) parser.getCurrentLineNumber();
      }
      return 0;
    } catch (IOException | RuntimeException _) {
      // The parser wraps its complaint; whatever it is, it is about the row beginning here.
      return afterBadRow(line);
    }
  }

  private int afterBadRow(int line) {
    if (isConfined(line(line))) {
      badLines.add(line);
      return line + 1;
    }
    tornLine = line;
    return 0;
  }

  private String line(int line) {
    int end = line < lineStarts.size() ? lineStarts.get(line) : text.length();
    return text.substring(lineStarts.get(line - 1), end);
  }

  /** With its marks in pairs and an error of its own, a line does not reach into the next. */
  private boolean isConfined(String line) {
    if (line.chars().filter(c -> c == '"').count() % 2 != 0) return false;
    try (CSVParser parser = CSVParser.parse(line, format)) {
      parser.getRecords();
      return false;
    } catch (IOException | RuntimeException _) {
      return true;
    }
  }

  /**
   * Spreadsheets guard ids with ="00123", and text that looks like a formula with an apostrophe.
   */
  private static String clean(String cell) {
    String text = cell.replace('\u00a0', ' ').replace("\ufeff", "").strip();
    if (text.length() > 3 && text.startsWith("=\"") && text.endsWith("\""))
      text = text.substring(2, text.length() - 1).strip();
    return FormulaGuard.remove(text);
  }
}
