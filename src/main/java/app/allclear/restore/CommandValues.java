package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import com.samskivert.mustache.Mustache;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command template's names stand for. Outside {@code {{#sh}}} each is a shell word or a
 * command of ours; inside it is the text itself, and the whole becomes one word.
 */
record CommandValues(DatabaseName database, @Nullable Backup backup) {
  /** Shown where the catalogue has no backup: {@code {{test}}} fails on it before anything else. */
  private static final String NO_BACKUP = "PATH/OF/THE/BACKUP.sql.gz";

  /** Names that are words outside of {@code {{#sh}}}. */
  static final Set<String> WORDS =
      Set.of("database", "server", "sqlDatabase", "backup", "running", "done", "failed");

  /** Whole commands; they make no sense inside {@code {{#sh}}}. */
  static final Set<String> COMMANDS = Set.of("test", "unpack");

  static final Set<String> CONDITIONS = Set.of("hasBackup", "backupTakenAt");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  Map<String, Object> values() {
    Map<String, Object> plain = plain();
    Map<String, Object> values = new HashMap<>(plain);
    for (String name : WORDS) values.put(name, ShellWord.of(String.valueOf(plain.get(name))));
    String path = path();
    values.put("test", BackupFormat.of(path).test(path));
    values.put("unpack", BackupFormat.of(path).unpack(path));
    Mustache.Lambda shell = (fragment, out) -> out.write(ShellWord.of(fragment.execute(plain)));
    values.put("sh", shell);
    return values;
  }

  private Map<String, Object> plain() {
    Map<String, Object> plain = new HashMap<>();
    plain.put("database", database.name());
    plain.put("server", database.server());
    plain.put("sqlDatabase", "`" + database.name().replace("`", "``") + "`");
    plain.put("backup", path());
    plain.put("hasBackup", backup != null);
    plain.put("backupTakenAt", backup == null ? "" : takenAt(backup).toString());
    for (Reported state : Set.of(Reported.RUNNING, Reported.DONE, Reported.FAILED))
      plain.put(state.word(), report(state));
    return plain;
  }

  private String path() {
    return backup == null ? NO_BACKUP : backup.path();
  }

  private static Instant takenAt(Backup backup) {
    return backup.takenAt().truncatedTo(ChronoUnit.SECONDS);
  }

  /** The body of a report, as the API reads it. */
  private String report(Reported state) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("server", database.server());
    body.put("name", database.name());
    body.put("state", state.word());
    if (backup != null) body.put("backupTakenAt", takenAt(backup).toString());
    return JSON.writeValueAsString(body);
  }
}
