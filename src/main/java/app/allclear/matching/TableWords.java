package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import app.allclear.matching.Mention.Clarity;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * When a table of an error message tells whose it is: where only one customer, or one of the
 * sender's, has such a table, or tables of that prefix. What every installation of a program calls
 * its tables ({@code wp_posts}) tells nothing, however few lists are kept.
 */
final class TableWords {
  private final Inquiry inquiry;
  private final List<Customer> known;

  TableWords(Inquiry inquiry, List<Customer> known) {
    this.inquiry = inquiry;
    this.known = known;
  }

  Optional<Mention> named(Surroundings place, String word) {
    String table = word.toLowerCase(Locale.ROOT);
    if (!printed(place, table)) return Optional.empty();
    int underscore = table.indexOf('_');
    String prefix = underscore > 0 ? table.substring(0, underscore) : "";
    if (WordList.TABLE_PREFIXES.contains(prefix)) return Optional.empty();
    KnownTables tables = inquiry.knowledge().tables();
    Optional<Mention> exactly = mention(place, tables.withTable(table), "the table " + table);
    if (exactly.isPresent() || prefix.isEmpty()) return exactly;
    Optional<Mention> prefixed =
        mention(place, tables.withPrefix(prefix + "_"), "a table of the prefix " + prefix + "_");
    return prefixed.isPresent() ? prefixed : account(place, prefix);
  }

  /** {@code jd_calendar}, where only one customer's databases are called {@code jd_...}. */
  private Optional<Mention> account(Surroundings place, String prefix) {
    List<Customer> owners = inquiry.names().account(prefix);
    if (owners.size() != 1 || prefix.length() < 2 || WordList.EVERYDAY.contains(prefix))
      return Optional.empty();
    if (!place.errorLine() && !place.backticked() && place.after() != '.') return Optional.empty();
    return Optional.of(
        Mention.of(place, Clarity.CLEAR, owners, "the prefix " + prefix + "_, as in databases of ")
            .asInternal());
  }

  /** Nobody writes an underscore by chance; other tables' names are words. */
  private static boolean printed(Surroundings place, String table) {
    return table.indexOf('_') > 0
        || place.backticked()
        || (place.quoted() && place.errorLine() && !Phrase.everyday(table));
  }

  private Optional<Mention> mention(
      Surroundings place, Collection<DatabaseName> having, String what) {
    if (having.isEmpty() || having.size() > DirectoryNames.MANY) return Optional.empty();
    List<Customer> owners = owners(having);
    List<Customer> theirs = owners.stream().filter(known::contains).toList();
    if (theirs.size() == 1) owners = theirs;
    if (owners.size() != 1) return Optional.empty();
    Customer owner = owners.getFirst();
    List<DatabaseName> databases =
        having.stream().filter(owner.databases()::contains).distinct().toList();
    Mention mention =
        Mention.of(place, Clarity.CLEAR, owners, what + ", which is in a database of ")
            .asInternal();
    return Optional.of(databases.size() == 1 ? mention.with(databases) : mention);
  }

  private List<Customer> owners(Collection<DatabaseName> databases) {
    return databases.stream()
        .map(database -> inquiry.directory().ownerOf(database).orElse(null))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
