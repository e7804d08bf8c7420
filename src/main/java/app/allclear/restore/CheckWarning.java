package app.allclear.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an operator must know before saying yes to CHECK TABLE of one database. */
public final class CheckWarning {
  private static final Set<String> MARKED = Set.of("MyISAM", "Aria");
  private static final int NAMED = 3;

  private CheckWarning() {}

  /**
   * Sentences, the gravest first; never empty.
   *
   * @param status of the server; null where it has never answered
   * @param list what is known of the tables; null where nothing is
   */
  public static List<String> of(
      @Nullable ServerStatus status, String server, @Nullable TableList list) {
    List<String> warnings = new ArrayList<>();
    List<String> innodb = tables(list, Set.of("InnoDB"));
    if (status == null || status.version() == null)
      warnings.add(
          "Whether server %s is MariaDB is not known. On a MySQL server a check of a damaged InnoDB table can end the whole server, and every customer's site with it."
              .formatted(server));
    else if (!status.isMariaDb())
      warnings.add(
          "Server %s is MySQL %s, not MariaDB: a check of a damaged InnoDB table can end the whole server, and every customer's site with it."
              .formatted(server, status.version()));
    if (!innodb.isEmpty())
      warnings.add(
          "%d of its tables %s InnoDB (%s). MariaDB answers with an error where one is damaged; MySQL may end."
              .formatted(innodb.size(), innodb.size() == 1 ? "is" : "are", some(innodb)));
    else if (list == null || list.facts().isEmpty())
      warnings.add("Whether its tables are InnoDB is not known.");
    if (!tables(list, MARKED).isEmpty())
      warnings.add(
          "A MyISAM or Aria table that is found bad is marked as crashed, and MariaDB may then repair it by itself at the next query: copy the files first.");
    warnings.add("While a table is checked it is locked against writing, large ones for minutes.");
    return warnings;
  }

  private static List<String> tables(@Nullable TableList list, Set<String> engines) {
    if (list == null) return List.of();
    return list.facts().stream()
        .filter(table -> table.engine() != null && engines.contains(table.engine()))
        .map(ListedTable::name)
        .toList();
  }

  private static String some(List<String> names) {
    String told = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? told + ", …" : told;
  }
}
