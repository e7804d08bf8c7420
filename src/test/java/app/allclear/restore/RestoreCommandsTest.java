package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.DatabaseName;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands to paste, run by a real shell with stand-ins for the programs they call. */
class RestoreCommandsTest {
  private static final Instant TAKEN = Instant.parse("2026-05-03T02:00:00Z");

  /** Notes each of its arguments in a file, one a line of hexadecimal digits. */
  private static final String STAND_IN =
      """
      #!/bin/sh
      for word in "$@"; do printf '%s' "$word" | od -An -v -tx1 | tr -d ' \\n' >>"$0.said"; echo >>"$0.said"; done
      case "$*" in *-dc*) echo 'CREATE TABLE t (id INT);';; *) cat >/dev/null;; esac
      """;

  @TempDir Path folder;

  static List<String> hostileNames() {
    return List.of(
        "shop",
        "it's",
        "a`b",
        "$(touch hacked)",
        "`touch hacked`",
        "';touch hacked;'",
        "\";touch hacked;\"",
        "x && touch hacked",
        "--help",
        "-e",
        "a b\\c",
        "\\",
        "*",
        "~",
        "#",
        "日本語 naïve Ω",
        "%s%n$IFS",
        "!!",
        "{{database}}",
        "}}",
        "x`; DROP DATABASE mysql; -- ",
        "sixty-four-characters-are-the-most-that-a-schema-may-have-and-so");
  }

  @BeforeEach
  void standIns() throws IOException {
    for (String program : List.of("mysql", "curl", "gzip")) {
      Path file = Files.writeString(folder.resolve(program), STAND_IN);
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void aNameIsNeverCode(String name) throws Exception {
    DatabaseName database = new DatabaseName("mysql'1", name);
    Backup backup = backup(database, "/backup/" + name.replace('/', '_') + ".sql.gz");
    run(ready(commands(null).of(database, backup)));
    assertThat(folder.resolve("hacked")).doesNotExist();
    assertThat(said("gzip")).containsExactly("-t", "--", backup.path(), "-dc", "--", backup.path());
    String quoted = "`" + name.replace("`", "``") + "`";
    assertThat(said("mysql"))
        .containsExactlyInAnyOrder(
            "-e",
            "CREATE DATABASE IF NOT EXISTS %1$s; DROP DATABASE %1$s; CREATE DATABASE %1$s"
                .formatted(quoted),
            "--database=" + name);
    List<JsonNode> reports = reports();
    assertThat(reports)
        .extracting(report -> report.get("state").asString())
        .containsExactly("running", "done");
    for (JsonNode report : reports) {
      assertThat(report.get("server").asString()).isEqualTo("mysql'1");
      assertThat(report.get("name").asString()).isEqualTo(name);
      assertThat(report.get("backupTakenAt").asString()).isEqualTo("2026-05-03T02:00:00Z");
    }
  }

  @Test
  void clearsNothingWhereTheArchiveIsBrokenOrUnknown() throws Exception {
    Files.writeString(folder.resolve("gzip"), "#!/bin/sh\nexit 1\n");
    DatabaseName shop = DatabaseName.parse("mysql1/shop");
    String text = ready(commands(null).of(shop, null));
    assertThat(text).contains("PATH/OF/THE/BACKUP.sql.gz");
    run(text);
    assertThat(said("mysql")).isEmpty();
    assertThat(reports())
        .extracting(report -> report.get("state").asString())
        .containsExactly("failed");
  }

  @ParameterizedTest
  @CsvSource({
    "shop.sql,        test -s,    cat --",
    "shop.SQL.GZ,     gzip -t --, gzip -dc --",
    "shop.sql.zst,    zstd -qt --,zstd -qdc --",
    "shop.tar.gz,     tar -tf,    tar -xOf",
    "shop.tgz,        tar -tf,    tar -xOf",
    "shop.sql.xz,     xz -t --,   xz -dc --"
  })
  void unpacksWhatTheNameSaysItIs(String file, String test, String unpack) {
    DatabaseName shop = DatabaseName.parse("mysql1/shop");
    String text = ready(commands(null).of(shop, backup(shop, "/b/" + file)));
    assertThat(text).contains(test + " '/b/" + file + "'").contains(unpack + " '/b/" + file + "'");
  }

  @Test
  void givesNothingToPasteForNamesWithControlCharacters() {
    for (String name : List.of("a\nb", "a\u001b[2Jb", "a\u202eb"))
      assertThat(commands(null).of(new DatabaseName("mysql1", name), null))
          .isInstanceOf(RestoreCommands.Commands.Unusable.class);
    DatabaseName shop = DatabaseName.parse("mysql1/shop");
    for (String path : List.of("/b/a\nb.gz", "/b/a\u001b[2Jb.gz", "/b/a\u202eb.gz"))
      assertThat(commands(null).of(shop, backup(shop, path)))
          .isInstanceOf(RestoreCommands.Commands.Unusable.class);
  }

  @Test
  void readsAChangedTemplateAgain() throws IOException {
    Path file = folder.resolve("own.txt");
    DatabaseName shop = DatabaseName.parse("mysql1/shop");
    RestoreCommands commands = new RestoreCommands(file);
    assertThat(ready(commands.of(shop, null))).contains("report()");
    Files.writeString(file, "load {{database}} {{#hasBackup}}from {{backup}}{{/hasBackup}}");
    assertThat(ready(commands.of(shop, null))).isEqualTo("load 'shop'\n");
    Files.writeString(file, "load {{database}} from {{backup}} again");
    Files.setLastModifiedTime(file, FileTime.from(TAKEN));
    assertThat(ready(commands.of(shop, backup(shop, "/b/s.gz"))))
        .isEqualTo("load 'shop' from '/b/s.gz' again\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql -e \"DROP {{database}}\" | line 1: {{database}} stands inside quotes",
        "mysql '{{database}}' | line 1: {{database}} stands inside quotes",
        "mysql \"$(cat {{backup}})\" | line 1: {{backup}} stands inside quotes",
        "mysql <<E {{database}} | A here-document would read the names as shell code",
        "mysql {{databse}} | There is no {{databse}} here. There are backup, database",
        "mysql {{{database}}} | is not understood here",
        "mysql {{#sh}}{{unpack}}{{/sh}} | There is no {{unpack}} here",
        "mysql {{#sh}}x | could not be read",
      })
  void refusesATemplateInWhichANameCouldBecomeCode(String template, String reason)
      throws IOException {
    RestoreCommands.Commands commands =
        commands(template).of(DatabaseName.parse("mysql1/shop"), null);
    assertThat(commands)
        .isInstanceOfSatisfying(
            RestoreCommands.Commands.Unusable.class,
            unusable -> assertThat(unusable.sentence()).contains(reason.strip()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# it's {{database}}",
        "echo 'a' {{database}}",
        "echo \"a \\\" b\" {{database}}",
        "echo a#b'c' {{database}}",
        "echo \\' {{database}}",
        "echo {{#sh}}it's {{sqlDatabase}}{{/sh}} {{! it's }} {{database}}",
      })
  void takesATemplateInWhichNamesAreWords(String template) throws IOException {
    assertThat(commands(template).of(DatabaseName.parse("mysql1/shop"), null))
        .isInstanceOf(RestoreCommands.Commands.Ready.class);
  }

  @Test
  void shipsTheExampleItself() throws IOException {
    assertThat(Files.readString(Path.of("config", "restore-commands.example.txt")))
        .isEqualTo(
            Files.readString(
                Path.of("src/main/resources/app/allclear/restore/restore-commands.txt")));
    assertThat(RestoreCommands.shipped()).isInstanceOf(CommandTemplate.Usable.class);
  }

  private RestoreCommands commands(@Nullable String template) {
    Path file = folder.resolve("restore-commands.txt");
    try {
      if (template != null) Files.writeString(file, template);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RestoreCommands(file);
  }

  private static Backup backup(DatabaseName database, String path) {
    return new Backup(path, database, 9, TAKEN, TAKEN, Backup.Verdict.GOOD, "Complete.", TAKEN);
  }

  private static String ready(RestoreCommands.Commands commands) {
    assertThat(commands).isInstanceOf(RestoreCommands.Commands.Ready.class);
    return ((RestoreCommands.Commands.Ready) commands).text();
  }

  private void run(String commands) throws Exception {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", commands).directory(folder.toFile());
    shell.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    shell.environment().put("ALLCLEAR_PASSWORD", "secret");
    shell.redirectInput(new File("/dev/null"));
    Process process = shell.redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /** The arguments that the program was called with, of all calls one after the other. */
  private List<String> said(String program) throws IOException {
    Path file = folder.resolve(program + ".said");
    if (!Files.exists(file)) return List.of();
    return Files.readAllLines(file).stream()
        .map(line -> new String(HexFormat.of().parseHex(line), StandardCharsets.UTF_8))
        .toList();
  }

  private List<JsonNode> reports() throws IOException {
    List<String> said = said("curl");
    return IntStream.range(1, said.size())
        .filter(i -> said.get(i - 1).equals("-d"))
        .mapToObj(i -> JsonMapper.shared().readTree(said.get(i)))
        .toList();
  }
}
