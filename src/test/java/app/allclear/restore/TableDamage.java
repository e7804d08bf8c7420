package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One kind of damage to a table {@code t}, and what is the first to find it. Each is made in a
 * database of its own, on the files of a stopped server.
 */
record TableDamage(String what, String engine, By by, Harm harm) {
  /** Another database, with an InnoDB table, whose file is put in place of one that is harmed. */
  static final String FOREIGN = "foreign_one";

  static final List<TableDamage> ALL = all();
  private static final int PAGE = 16_384;

  /** What finds a damage, the cheapest first. */
  enum By {
    NAMES("names"),
    OPENING("opening"),
    QUICK("CHECK QUICK"),
    MEDIUM("CHECK MEDIUM"),
    NOTHING("nothing");

    final String words;

    By(String words) {
      this.words = words;
    }
  }

  interface Harm {
    void on(Path folder) throws IOException;
  }

  DatabaseName name() {
    return new DatabaseName("mysql1", database());
  }

  String database() {
    return (engine + "_" + what).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  /** Harms the table in a stopped server's data directory. */
  void strike(Path data) throws IOException {
    harm.on(data.resolve(database()));
  }

  /** Statements that make a database with such a table, as it is before. */
  static String[] create(String database, String engine, int rows) {
    return new String[] {
      "CREATE DATABASE " + database,
      "USE " + database,
      "CREATE TABLE t (id INT PRIMARY KEY, word VARCHAR(100), KEY (word)) ENGINE=" + engine,
      "INSERT INTO t SELECT seq, CONCAT('row ', seq, REPEAT('x', 60)) FROM seq_1_to_%d"
          .formatted(rows)
    };
  }

  private static List<TableDamage> all() {
    List<TableDamage> kinds = new ArrayList<>();
    for (String[] files : new String[][] {{"MyISAM", "MYI", "MYD"}, {"Aria", "MAI", "MAD"}}) {
      String e = files[0];
      String index = "t." + files[1];
      String data = "t." + files[2];
      kinds.add(kind(e, "index emptied", By.OPENING, f -> cut(f.resolve(index), 0)));
      kinds.add(kind(e, "index header lost", By.OPENING, f -> junk(f.resolve(index), 0, 512)));
      kinds.add(kind(e, "index halved", By.QUICK, f -> halve(f.resolve(index))));
      kinds.add(kind(e, "index 8 KB overwritten", By.QUICK, f -> middle(f.resolve(index))));
      kinds.add(kind(e, "index deleted", By.OPENING, f -> Files.delete(f.resolve(index))));
      kinds.add(kind(e, "data emptied", By.OPENING, f -> cut(f.resolve(data), 0)));
      kinds.add(kind(e, "data halved", By.QUICK, f -> halve(f.resolve(data))));
      kinds.add(kind(e, "data 8 KB overwritten", By.MEDIUM, f -> middle(f.resolve(data))));
      kinds.add(kind(e, "data deleted", By.OPENING, f -> Files.delete(f.resolve(data))));
    }
    for (String e : List.of("MyISAM", "Aria", "InnoDB")) {
      kinds.add(kind(e, ".frm emptied", By.OPENING, f -> cut(f.resolve("t.frm"), 0)));
      kinds.add(kind(e, ".frm overwritten", By.OPENING, f -> junk(f.resolve("t.frm"), 0, 64)));
      kinds.add(kind(e, ".frm deleted", By.NAMES, f -> Files.delete(f.resolve("t.frm"))));
      kinds.add(kind(e, "folder deleted", By.NAMES, TableDamage::delete));
    }
    kinds.add(innodb("file emptied", By.OPENING, file -> cut(file, 0)));
    kinds.add(innodb("first page lost", By.OPENING, file -> junk(file, 0, PAGE)));
    kinds.add(innodb("root page lost", By.OPENING, file -> junk(file, 3L * PAGE, PAGE)));
    kinds.add(innodb("pages of rows lost", By.QUICK, file -> junk(file, 6L * PAGE, 4 * PAGE)));
    kinds.add(innodb("page of a second index lost", By.QUICK, TableDamage::secondaryLeaf));
    kinds.add(innodb("another table's file", By.OPENING, TableDamage::foreign));
    kinds.add(innodb("file deleted", By.OPENING, Files::delete));
    return List.copyOf(kinds);
  }

  private static TableDamage kind(String engine, String what, By by, Harm harm) {
    return new TableDamage(what, engine, by, harm);
  }

  private static TableDamage innodb(String what, By by, Harm harm) {
    return new TableDamage(what, "InnoDB", by, folder -> harm.on(folder.resolve("t.ibd")));
  }

  private static void foreign(Path file) throws IOException {
    Path other = file.getParent().resolveSibling(FOREIGN).resolve("t.ibd");
    Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The first leaf of an index that is not the clustered one, whose root is page 3. */
  private static void secondaryLeaf(Path file) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      long clustered = indexOf(open, 3);
      for (int page = 4; page < open.length() / PAGE; page++) {
        open.seek((long) page * PAGE + 24);
        boolean index = open.readUnsignedShort() == 17_855;
        open.seek((long) page * PAGE + 64);
        boolean leaf = open.readUnsignedShort() == 0;
        if (index && leaf && indexOf(open, page) != clustered) {
          junk(file, (long) page * PAGE, PAGE);
          return;
        }
      }
    }
    throw new AssertionError("No leaf of a second index in " + file);
  }

  private static long indexOf(RandomAccessFile open, int page) throws IOException {
    open.seek((long) page * PAGE + 66);
    return open.readLong();
  }

  private static void cut(Path file, long length) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(length);
    }
  }

  private static void halve(Path file) throws IOException {
    cut(file, Files.size(file) / 2);
  }

  private static void middle(Path file) throws IOException {
    junk(file, Files.size(file) / 2, 8_192);
  }

  private static void junk(Path file, long from, int length) throws IOException {
    byte[] junk = new byte[length];
    Arrays.fill(junk, (byte) 0xA5);
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(from);
      open.write(junk);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
