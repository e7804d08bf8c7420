package app.allclear.customer;

import app.allclear.customer.CsvLayout.Column;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header found in a text.
 *
 * @param line the line it stands in, 1-based
 */
record CsvHeader(int line, CsvLayout layout) {
  /** A first line that spreadsheets write and read: {@code sep=;}. */
  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i) *\"?sep=(.)\"?[,;\\t ]*");

  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  /** Null where no line that could be the header names a column {@code id}. */
  static @Nullable CsvHeader find(String text) {
    List<Character> separators = SEPARATORS;
    Iterator<String> lines = text.lines().iterator();
    for (int number = 1; lines.hasNext(); number++) {
      String line = lines.next();
      if (line.isBlank()) continue;
      Matcher declared = SEPARATOR_LINE.matcher(line);
      if (!declared.matches()) return find(line, number, separators);
      separators = List.of(declared.group(1).charAt(0));
    }
    return null;
  }

  private static @Nullable CsvHeader find(String line, int number, List<Character> separators) {
    CsvHeader best = null;
    int most = 0;
    for (char separator : separators) {
      List<CsvRows.Row> rows = CsvRows.read(line, 1, separator).rows();
      if (rows.isEmpty()) continue;
      CsvLayout layout = new CsvLayout(separator, rows.getFirst().cells());
      int known = layout.positions().size();
      if (layout.has(Column.ID) && known > most) {
        best = new CsvHeader(number, layout);
        most = known;
      }
    }
    return best;
  }
}
