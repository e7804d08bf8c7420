package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import app.allclear.store.Chunks;
import app.allclear.store.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link DatabaseStatuses} in the table {@code database_status}. */
final class JdbcDatabaseStatuses implements DatabaseStatuses {
  private static final String FIND = "SELECT * FROM database_status WHERE name = :name";
  private static final String OF = "SELECT * FROM database_status WHERE name IN (:names)";
  private static final String ALL = "SELECT * FROM database_status ORDER BY name LIMIT :limit";
  private static final String ALL_AFTER =
      "SELECT * FROM database_status WHERE name > :after ORDER BY name LIMIT :limit";
  private static final String IN =
      "SELECT * FROM database_status WHERE restore_state = :state ORDER BY name";
  private static final String CHECKS_ASKED =
      "SELECT * FROM database_status WHERE check_asked_at IS NOT NULL ORDER BY name";
  private static final String UPDATE =
      """
      UPDATE database_status SET health = :health, restore_state = :restore, since = :since,
        percent = :percent, backup_taken_at = :backupTakenAt, on_whose_word = :onWhoseWord,
        restored_to = :restoredTo, damage_round = :round, reported_at = :reportedAt,
        clean_checks = :cleanChecks, clean_check_at = :cleanCheckAt, check_asked_at = :checkAsked,
        restored_at = :restoredAt, detail = :detail, note = :note, attention = :attention,
        findings = :findings, checked = :checked, count_after = :countAfter, unproven = :unproven,
        hold_reason = :hold, told = :told
      WHERE name = :name
      """;
  private static final String INSERT =
      """
      INSERT INTO database_status (name, health, restore_state, since, percent, backup_taken_at,
        clean_checks, clean_check_at, check_asked_at,
        on_whose_word, restored_to, damage_round, reported_at, restored_at, detail, note, attention,
        findings, checked, count_after, unproven, hold_reason, told)
      VALUES (:name, :health, :restore, :since, :percent, :backupTakenAt,
        :cleanChecks, :cleanCheckAt, :checkAsked,
        :onWhoseWord, :restoredTo, :round, :reportedAt, :restoredAt, :detail, :note, :attention,
        :findings, :checked, :countAfter, :unproven, :hold, :told)
      """;

  private final JdbcClient jdbc;
  private final Changes changes;

  JdbcDatabaseStatuses(JdbcClient jdbc, Changes changes) {
    this.jdbc = jdbc;
    this.changes = changes;
  }

  @Override
  public Optional<DatabaseStatus> find(DatabaseName database) {
    return jdbc.sql(FIND)
        .param("name", database.toString())
        .query(JdbcDatabaseStatuses::status)
        .optional();
  }

  @Override
  public Map<DatabaseName, DatabaseStatus> of(Collection<DatabaseName> databases) {
    List<DatabaseName> asked = databases.stream().distinct().toList();
    Map<DatabaseName, DatabaseStatus> stored = new HashMap<>();
    for (List<String> names : Chunks.asked(asked.stream().map(DatabaseName::toString).toList()))
      for (DatabaseStatus status :
          jdbc.sql(OF).param("names", names).query(JdbcDatabaseStatuses::status).list())
        stored.put(status.database(), status);
    Map<DatabaseName, DatabaseStatus> ordered = new LinkedHashMap<>();
    for (DatabaseName database : asked) {
      DatabaseStatus status = stored.get(database);
      if (status != null) ordered.put(database, status);
    }
    return ordered;
  }

  @Override
  public List<DatabaseStatus> all(@Nullable DatabaseName after, int limit) {
    return after == null
        ? jdbc.sql(ALL).param("limit", limit).query(JdbcDatabaseStatuses::status).list()
        : jdbc.sql(ALL_AFTER)
            .param("after", after.toString())
            .param("limit", limit)
            .query(JdbcDatabaseStatuses::status)
            .list();
  }

  @Override
  public List<DatabaseStatus> in(RestoreState state) {
    return jdbc.sql(IN).param("state", state.name()).query(JdbcDatabaseStatuses::status).list();
  }

  @Override
  public List<DatabaseStatus> checksAsked() {
    return jdbc.sql(CHECKS_ASKED).query(JdbcDatabaseStatuses::status).list();
  }

  @Override
  public void save(DatabaseStatus status) {
    Map<String, @Nullable Object> row = row(status);
    if (jdbc.sql(UPDATE).params(row).update() == 0) jdbc.sql(INSERT).params(row).update();
    changes.record(ChangeKind.DATABASE, status.database());
  }

  private static Map<String, @Nullable Object> row(DatabaseStatus status) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("name", status.database().toString());
    row.put("health", status.health().name());
    row.put("restore", status.restore().name());
    row.put("since", Micros.of(status.since()));
    row.put("percent", status.percent());
    row.put("backupTakenAt", Micros.orNull(status.backupTakenAt()));
    row.put("onWhoseWord", status.onWhoseWord());
    row.put("restoredTo", status.restoredTo() == null ? null : status.restoredTo().toString());
    row.put("round", status.round());
    row.put("reportedAt", Micros.orNull(status.reportedAt()));
    row.put("restoredAt", Micros.orNull(status.restoredAt()));
    row.put("detail", status.detail());
    row.put("note", status.note());
    row.put("attention", status.attention());
    row.put("findings", StoredJson.of(status.findings()));
    row.put("cleanChecks", status.tableChecks().clean());
    row.put("cleanCheckAt", Micros.orNull(status.tableChecks().cleanAt()));
    row.put("checkAsked", Micros.orNull(status.tableChecks().asked()));
    row.put("checked", status.checked() ? 1 : 0);
    row.put("countAfter", Micros.orNull(status.countAfter()));
    row.put("unproven", status.unproven());
    row.put("hold", status.hold() == null ? null : status.hold().name());
    row.put("told", status.told());
    return row;
  }

  private static DatabaseStatus status(ResultSet row, int number) throws SQLException {
    Object percent = row.getObject("percent");
    String restoredTo = row.getString("restored_to");
    String hold = row.getString("hold_reason");
    return new DatabaseStatus(
        DatabaseName.parse(row.getString("name")),
        Health.valueOf(row.getString("health")),
        RestoreState.valueOf(row.getString("restore_state")),
        Micros.instant(row.getLong("since")),
        percent == null ? null : ((Number) percent).intValue(),
        Micros.instantOrNull(row.getObject("backup_taken_at")),
        row.getString("on_whose_word"),
        restoredTo == null ? null : DatabaseName.parse(restoredTo),
        row.getInt("damage_round"),
        Micros.instantOrNull(row.getObject("reported_at")),
        Micros.instantOrNull(row.getObject("restored_at")),
        row.getString("detail"),
        row.getString("note"),
        row.getString("attention"),
        StoredJson.findings(row.getString("findings")),
        new TableChecks(
            row.getInt("clean_checks"),
            Micros.instantOrNull(row.getObject("clean_check_at")),
            Micros.instantOrNull(row.getObject("check_asked_at"))),
        row.getInt("checked") != 0,
        Micros.instantOrNull(row.getObject("count_after")),
        row.getInt("unproven"),
        hold == null ? null : HoldReason.valueOf(hold),
        row.getString("told"));
  }
}
