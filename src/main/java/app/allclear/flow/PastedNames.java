package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Database names as an operator pastes them: one a line or separated by commas, semicolons or
 * blanks; {@code server/name}, or a bare name where it is clear which is meant. Quotes, backticks
 * and folder slashes around them are forgiven.
 */
record PastedNames(Set<DatabaseName> known, List<String> unknown) {
  static PastedNames read(String pasted, @Nullable String server, Directory directory) {
    Set<DatabaseName> known = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    for (String written : pasted.split("[\\s,;]+")) {
      String name = written.replaceAll("^[`'\"./]+|[`'\"/]+$", "");
      if (name.isEmpty()) continue;
      List<DatabaseName> found = find(name, server, directory);
      if (found.size() == 1) known.addAll(found);
      else unknown.add(written);
    }
    return new PastedNames(known, unknown);
  }

  private static List<DatabaseName> find(
      String name, @Nullable String server, Directory directory) {
    if (name.contains("/")) {
      String[] parts = name.split("/");
      if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) return List.of();
      return owned(new DatabaseName(parts[0], parts[1]), directory);
    }
    if (server != null && !server.isBlank()) {
      List<DatabaseName> exact = owned(new DatabaseName(server, name), directory);
      if (!exact.isEmpty()) return exact;
      return directory.databasesNamed(name).stream()
          .filter(d -> d.server().equals(server))
          .toList();
    }
    return directory.databasesNamed(name);
  }

  private static List<DatabaseName> owned(DatabaseName database, Directory directory) {
    return directory.ownerOf(database).isPresent() ? List.of(database) : List.of();
  }
}
