package app.allclear.web.page;

import app.allclear.restore.Finding;
import app.allclear.restore.ListedTable;
import app.allclear.restore.TableList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as pages show it.
 *
 * @param about engine, number of columns and size, as far as known
 * @param found what the last look found wrong with it; null for nothing
 * @param code the server's number of that, or null
 */
public record TableView(
    String name,
    String about,
    List<String> columns,
    @Nullable String found,
    @Nullable Integer code) {

  /** Those of the list. */
  static List<TableView> listed(@Nullable TableList list, List<Finding> findings) {
    if (list == null) return List.of();
    Map<String, Finding> byTable =
        findings.stream().collect(Collectors.toMap(Finding::table, f -> f, (one, _) -> one));
    return list.known().stream().map(table -> of(table, byTable.get(table.name()))).toList();
  }

  /** What was found of tables that no list names, or of the whole database. */
  static List<TableView> unlisted(@Nullable TableList list, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> list == null || !list.tables().contains(finding.table()))
        .map(finding ->
            new TableView(finding.table(), "", List.of(), finding.words(), finding.code()))
        .toList();
  }

  private static TableView of(ListedTable table, @Nullable Finding finding) {
    StringBuilder about = new StringBuilder();
    if (table.engine() != null) about.append(table.engine());
    int columns = table.columns().size();
    if (columns > 0)
      about
          .append(about.isEmpty() ? "" : ", ")
          .append(columns)
          .append(columns == 1 ? " column" : " columns");
    String size = size(table.bytes());
    if (size != null) about.append(about.isEmpty() ? "" : ", ").append(size);
    return new TableView(
        table.name(),
        about.toString(),
        table.columns(),
        finding == null ? null : finding.words(),
        finding == null ? null : finding.code());
  }

  /** "about 12 MB"; null where unknown. */
  static @Nullable String size(@Nullable Long bytes) {
    if (bytes == null) return null;
    if (bytes < 1024) return "about " + bytes + " bytes";
    double amount = bytes;
    int unit = -1;
    while (amount >= 1024 && unit < 3) {
      amount /= 1024;
      unit++;
    }
    String number =
        amount < 10
            ? String.format(Locale.ROOT, "%.1f", amount)
            : String.valueOf(Math.round(amount));
    return "about %s %s".formatted(number, List.of("KB", "MB", "GB", "TB").get(unit));
  }
}
