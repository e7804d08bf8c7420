package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import app.allclear.store.Micros;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link Backups} in the table {@code backup_file}. */
final class JdbcBackups implements Backups {
  /** How many names one statement asks for. */
  private static final int CHUNK = 500;

  private static final String OF_NAMES =
      """
      SELECT * FROM backup_file WHERE name IN (:names)
      """;
  private static final String OF =
      "SELECT * FROM backup_file WHERE name = :name ORDER BY taken_at DESC, path_key";
  private static final String ALL = "SELECT * FROM backup_file";
  private static final String FORGET = "DELETE FROM backup_file WHERE path_key = :key";
  private static final String UPDATE =
      """
      UPDATE backup_file SET name = :name, size = :size, modified_at = :modifiedAt,
        taken_at = :takenAt, verdict = :verdict, words = :words, checked_at = :checkedAt
      WHERE path_key = :key
      """;
  private static final String INSERT =
      """
      INSERT INTO backup_file (path_key, path, name, size, modified_at, taken_at, verdict, words,
        checked_at)
      VALUES (:key, :path, :name, :size, :modifiedAt, :takenAt, :verdict, :words, :checkedAt)
      """;

  private final JdbcClient jdbc;
  private final Changes changes;

  JdbcBackups(JdbcClient jdbc, Changes changes) {
    this.jdbc = jdbc;
    this.changes = changes;
  }

  @Override
  public Map<DatabaseName, Backup> newest(Collection<DatabaseName> databases) {
    return newest(of(databases), true);
  }

  @Override
  public Map<DatabaseName, Backup> passedOver(Collection<DatabaseName> databases) {
    List<Backup> all = of(databases);
    Map<DatabaseName, Backup> usable = newest(all, true);
    Map<DatabaseName, Backup> passedOver = newest(all, false);
    passedOver
        .values()
        .removeIf(bad ->
            usable.containsKey(bad.database())
                && !usable.get(bad.database()).takenAt().isBefore(bad.takenAt()));
    return passedOver;
  }

  private List<Backup> of(Collection<DatabaseName> databases) {
    List<String> names = databases.stream().distinct().map(DatabaseName::toString).toList();
    List<Backup> all = new ArrayList<>();
    for (int from = 0; from < names.size(); from += CHUNK)
      all.addAll(
          jdbc.sql(OF_NAMES)
              .param("names", names.subList(from, Math.min(from + CHUNK, names.size())))
              .query(JdbcBackups::backup)
              .list());
    return all;
  }

  private static Map<DatabaseName, Backup> newest(List<Backup> all, boolean usable) {
    Map<DatabaseName, Backup> newest = new HashMap<>();
    for (Backup backup : all)
      if (backup.verdict().usable() == usable)
        newest.merge(
            backup.database(),
            backup,
            (one, other) -> one.takenAt().isBefore(other.takenAt()) ? other : one);
    return newest;
  }

  @Override
  public List<Backup> of(DatabaseName database) {
    return jdbc.sql(OF).param("name", database.toString()).query(JdbcBackups::backup).list();
  }

  @Override
  public Map<String, Backup> byPath() {
    Map<String, Backup> byPath = new TreeMap<>();
    jdbc.sql(ALL).query(JdbcBackups::backup).list().forEach(one -> byPath.put(one.path(), one));
    return byPath;
  }

  @Override
  public void save(Backup backup) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("key", key(backup.path()));
    row.put("path", backup.path());
    row.put("name", backup.database().toString());
    row.put("size", backup.size());
    row.put("modifiedAt", Micros.of(backup.modifiedAt()));
    row.put("takenAt", Micros.of(backup.takenAt()));
    row.put("verdict", backup.verdict().name());
    row.put("words", backup.words());
    row.put("checkedAt", Micros.orNull(backup.checkedAt()));
    if (jdbc.sql(UPDATE).params(row).update() == 0) jdbc.sql(INSERT).params(row).update();
    changes.record(ChangeKind.DATABASE, backup.database());
  }

  @Override
  public void forget(String path) {
    jdbc.sql(FORGET).param("key", key(path)).update();
    changes.record(ChangeKind.DATABASE, "backups");
  }

  /** A path may be longer than a key. */
  private static String key(String path) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(path.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static Backup backup(ResultSet row, int number) throws SQLException {
    return new Backup(
        row.getString("path"),
        DatabaseName.parse(row.getString("name")),
        row.getLong("size"),
        Micros.instant(row.getLong("modified_at")),
        Micros.instant(row.getLong("taken_at")),
        Backup.Verdict.valueOf(row.getString("verdict")),
        row.getString("words"),
        Micros.instantOrNull(row.getObject("checked_at")));
  }
}
