package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.SystemPrograms;
import app.allclear.customer.DatabaseName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupLookTest {
  private static final DatabaseName SHOP = DatabaseName.parse("mysql1/shop");
  private static final Instant NOW = Instant.parse("2026-05-03T05:00:00Z");
  private static final String END = "\n-- Dump completed on 2026-05-03  2:00:00\n";

  @TempDir Path folder;
  private final BackupLook look = new BackupLook("-- Dump completed", 1L << 40);

  /** Large and hard to pack, so that the middle of the file is the middle of the dump. */
  private static byte[] dump(String end) {
    StringBuilder text = new StringBuilder();
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++)
      text.append("INSERT INTO t VALUES (").append(random.nextLong()).append(");\n");
    return text.append(end).toString().getBytes(StandardCharsets.UTF_8);
  }

  private Path gzip(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content);
    }
    return file;
  }

  private Backup of(Path file) throws InterruptedException {
    return look.look(unchecked(file), NOW);
  }

  private static Backup unchecked(Path file) {
    return new Backup(file.toString(), SHOP, 1, NOW, NOW, Backup.Verdict.UNCHECKED, "", null);
  }

  private void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void knowsAWholeDump() throws Exception {
    Backup good = of(gzip("a.sql.gz", dump(END)));
    assertThat(good.verdict()).isEqualTo(Backup.Verdict.GOOD);
    assertThat(good.words()).isEqualTo("It unpacks to its end, and the dump in it is complete.");
    assertThat(good.checkedAt()).isEqualTo(NOW);
    Path plain = Files.write(folder.resolve("a.sql"), dump(END));
    assertThat(of(plain).verdict()).isEqualTo(Backup.Verdict.GOOD);
  }

  @Test
  void noticesADumpThatIsCutShort() throws Exception {
    Backup cut = of(gzip("a.sql.gz", dump("")));
    assertThat(cut.verdict()).isEqualTo(Backup.Verdict.CUT_SHORT);
    assertThat(cut.verdict().usable()).isFalse();
    assertThat(cut.words()).contains("does not end with “-- Dump completed”");
  }

  @Test
  void noticesAnArchiveThatIsCutOverwrittenOrNoArchive() throws Exception {
    byte[] whole = Files.readAllBytes(gzip("a.sql.gz", dump(END)));
    byte[] overwritten = whole.clone();
    Arrays.fill(overwritten, whole.length / 2, whole.length / 2 + 8_192, (byte) 0);
    List<byte[]> damaged =
        List.of(
            Arrays.copyOf(whole, whole.length / 2),
            Arrays.copyOf(whole, whole.length - 4),
            overwritten,
            new byte[0],
            "no archive at all".getBytes(StandardCharsets.UTF_8));
    for (byte[] bytes : damaged) {
      Backup found = of(Files.write(folder.resolve("b.sql.gz"), bytes));
      assertThat(found.verdict()).isEqualTo(Backup.Verdict.DAMAGED);
      assertThat(found.words()).startsWith("The archive is damaged");
    }
  }

  @ParameterizedTest
  @CsvSource({"zst, zstd -q", "tar, tar -cf a.sql.tar", "tar.gz, tar -czf a.sql.tar.gz"})
  void asksTheSystemsProgramsAboutTheRest(String ending, String pack) throws Exception {
    SystemPrograms.require(pack.split(" ")[0]);
    Files.write(folder.resolve("a.sql"), dump(END));
    List<String> command = new ArrayList<>(List.of(pack.split(" ")));
    command.add("a.sql");
    run(command.toArray(String[]::new));
    Path file = folder.resolve("a.sql." + ending);
    assertThat(of(file).verdict()).isEqualTo(Backup.Verdict.GOOD);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThat(of(file).verdict()).isEqualTo(Backup.Verdict.DAMAGED);
  }

  /** Where it rests is where it can be stopped. */
  @Test
  void readsNoFasterThanToldAndKnowsNothingOfWhatItDidNotReadToItsEnd() throws Exception {
    SystemPrograms.require("zstd");
    Files.write(folder.resolve("a.sql"), dump(END));
    run("zstd", "-q", "a.sql");
    Path gzip = gzip("b.sql.gz", dump(END));
    BackupLook slow = new BackupLook("-- Dump completed", 1_000);
    for (Path file : List.of(folder.resolve("a.sql"), folder.resolve("a.sql.zst"), gzip)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> slow.look(unchecked(file), NOW))
          .isInstanceOf(InterruptedException.class);
      Thread.interrupted();
    }
  }

  @Test
  void takesDumpsWithoutEndMarkWhereToldTo() throws Exception {
    Path file = gzip("a.sql.gz", dump(""));
    assertThat(new BackupLook("", 1L << 40).look(unchecked(file), NOW).verdict())
        .isEqualTo(Backup.Verdict.GOOD);
  }

  @Test
  void callsAnEmptyFileDamagedAsSoonAsItIsSeen() throws Exception {
    Files.createFile(folder.resolve("shop-1.sql"));
    BackupFiles files = new BackupFiles(List.of(folder + "/{database}-*.sql"), ZoneOffset.UTC);
    assertThat(files.list(List.of(SHOP), new ArrayList<>()).values())
        .singleElement()
        .satisfies(backup -> {
          assertThat(backup.verdict()).isEqualTo(Backup.Verdict.DAMAGED);
          assertThat(backup.words()).isEqualTo("The file is empty.");
        });
  }

  @Test
  void takesTheDayInTheNameWhereTheFileWasCopiedLater() throws Exception {
    Path file = Files.writeString(folder.resolve("shop-2026-05-01.sql"), "x");
    Files.setLastModifiedTime(file, FileTime.from(NOW));
    Files.setLastModifiedTime(
        Files.writeString(folder.resolve("shop-20260503.sql"), "x"), FileTime.from(NOW));
    BackupFiles files = new BackupFiles(List.of(folder + "/{database}-*.sql"), ZoneOffset.UTC);
    assertThat(files.list(List.of(SHOP), new ArrayList<>()).values())
        .extracting(Backup::takenAt)
        .containsExactlyInAnyOrder(Instant.parse("2026-05-01T00:00:00Z"), NOW);
  }
}
