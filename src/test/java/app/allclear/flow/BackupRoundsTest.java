package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.restore.Backup;
import app.allclear.restore.BackupFiles;
import app.allclear.restore.BackupLook;
import app.allclear.restore.BackupSettings;
import app.allclear.restore.Backups;
import app.allclear.restore.Reported;
import app.allclear.store.Transactions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue on the real store, over files that come, go, break and grow old. */
class BackupRoundsTest {
  private static final DatabaseName CARL = DatabaseName.parse("mysql1/carl_db");
  private static final String WHOLE = "CREATE TABLE t (id INT);\n-- Dump completed\n";

  @TempDir Path folder;
  private Product product;

  @BeforeEach
  void begin() {
    Map<String, String> settings = new HashMap<>();
    settings.put("allclear.backups[0]", folder + "/{server}/{database}-*.sql.gz");
    product = Product.with(settings).begin();
  }

  @AfterEach
  void close() throws Exception {
    product.close();
  }

  private Path file(String name, String content, Duration old) throws IOException {
    Path file = folder.resolve("mysql1").resolve(name + ".sql.gz");
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    aged(file, old);
    return file;
  }

  private void aged(Path file, Duration old) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(product.clock.instant().minus(old)));
  }

  private void round() throws InterruptedException {
    product.get(BackupRounds.class).round();
  }

  private Backup newest() {
    return product.get(Backups.class).newest(List.of(CARL)).get(CARL);
  }

  private Backup.@Nullable Verdict passedOver() {
    Backup bad = product.get(Backups.class).passedOver(List.of(CARL)).get(CARL);
    return bad == null ? null : bad.verdict();
  }

  @Test
  void theNewestUsableBackupIsTheOneThatCounts() throws Exception {
    Path older = file("carl_db-1", WHOLE, Duration.ofDays(2));
    Path newer = file("carl_db-2", WHOLE, Duration.ofDays(1));
    round();
    assertThat(newest().path()).isEqualTo(newer.toString());
    assertThat(newest().verdict()).isEqualTo(Backup.Verdict.GOOD);
    file("carl_db-3", "CREATE TABLE t (id INT);\n", Duration.ofHours(2));
    Path broken = file("carl_db-4", WHOLE, Duration.ofHours(1));
    Files.write(broken, new byte[] {31, -117, 8});
    aged(broken, Duration.ofHours(1));
    round();
    assertThat(newest().path()).isEqualTo(newer.toString());
    assertThat(passedOver()).isEqualTo(Backup.Verdict.DAMAGED);
    assertThat(product.get(Backups.class).of(CARL))
        .extracting(Backup::verdict)
        .contains(Backup.Verdict.CUT_SHORT, Backup.Verdict.DAMAGED);
    assertThat(product.get(BackupRounds.class).standing().unusable()).isEqualTo(2);
    Files.delete(newer);
    round();
    assertThat(newest().path()).isEqualTo(older.toString());
    file("carl_db-5", WHOLE, Duration.ofMinutes(30));
    round();
    assertThat(passedOver()).as("a usable one is newer").isNull();
  }

  @Test
  void warnsOfDatabasesWithoutABackupOrWithAnOldOneBeforeAnyOutage() throws Exception {
    file("carl_db-1", WHOLE, Duration.ofHours(3));
    file("dora_db-1", WHOLE, Duration.ofDays(3));
    round();
    // Six databases are in the directory; four of them have no file at all.
    assertThat(product.get(BackupRounds.class).standing())
        .isEqualTo(new BackupRounds.Standing(4, 1, 0));
  }

  @Test
  void looksIntoAFileOnceAndAgainOnlyWhenItChanged() throws Exception {
    Path file = file("carl_db-1", WHOLE, Duration.ofDays(1));
    round();
    Instant first = newest().checkedAt();
    product.forward(Duration.ofHours(1));
    product.restart();
    round();
    assertThat(newest().checkedAt()).isEqualTo(first);
    file("carl_db-1", WHOLE + WHOLE, Duration.ofHours(1));
    round();
    assertThat(newest().checkedAt()).isEqualTo(product.clock.instant());
    assertThat(newest().path()).isEqualTo(file.toString());
  }

  @Test
  void leavesAFileAloneWhileItIsBeingWritten() throws Exception {
    file("carl_db-1", "CREATE TABLE", Duration.ofSeconds(10));
    round();
    assertThat(newest().verdict()).isEqualTo(Backup.Verdict.UNCHECKED);
    product.forward(Duration.ofMinutes(5));
    round();
    assertThat(newest()).isNull();
  }

  @Test
  void standsOnTheBoardWithItsSizeAndAge() throws Exception {
    Path file = file("carl_db-1", WHOLE, Duration.ofDays(1));
    round();
    product.declare();
    product.report("mysql1/carl_db", Reported.NEEDED);
    BoardRow row = product.get(RestoreBoard.class).queue().getFirst();
    assertThat(row.size()).isEqualTo(Files.size(file));
    assertThat(row.backupTakenAt()).isEqualTo(Files.getLastModifiedTime(file).toInstant());
  }

  @Test
  void looksIntoTheNewestOfEachDatabaseFirst() throws Exception {
    file("carl_db-1", WHOLE, Duration.ofDays(3));
    file("carl_db-2", WHOLE, Duration.ofDays(1));
    file("dora_db-1", WHOLE, Duration.ofDays(9));
    List<String> looked = new ArrayList<>();
    BackupLook look = mock();
    when(look.look(any(), any()))
        .thenAnswer(call -> {
          Backup backup = call.getArgument(0);
          looked.add(Path.of(backup.path()).getFileName().toString());
          return backup;
        });
    rounds(product.get(BackupFiles.class), look).round();
    assertThat(looked).containsExactly("carl_db-2.sql.gz", "dora_db-1.sql.gz", "carl_db-1.sql.gz");
  }

  @Test
  void takesWhatLiesInAFolderThatCannotBeReadNowForStillThere() throws Exception {
    file("carl_db-1", WHOLE, Duration.ofDays(1));
    round();
    BackupFiles unreadable = mock();
    when(unreadable.list(any(), any()))
        .thenAnswer(call -> {
          Collection<Path> folders = call.getArgument(1);
          folders.add(folder.resolve("mysql1"));
          return Map.of();
        });
    rounds(unreadable, product.get(BackupLook.class)).round();
    assertThat(newest()).isNotNull();
    BackupFiles empty = mock();
    when(empty.list(any(), any())).thenReturn(Map.of());
    rounds(empty, product.get(BackupLook.class)).round();
    assertThat(newest()).isNull();
  }

  private BackupRounds rounds(BackupFiles files, BackupLook look) {
    return new BackupRounds(
        product.get(Transactions.class),
        product.get(Directories.class),
        product.get(Backups.class),
        files,
        look,
        product.get(BackupSettings.class),
        product.clock);
  }
}
