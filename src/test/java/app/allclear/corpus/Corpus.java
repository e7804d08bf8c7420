package app.allclear.corpus;

import app.allclear.customer.CustomerFiles;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.mail.Letters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A folder of labelled mails: {@code customers.csv}, {@code outage.csv}, {@code labels.csv} and
 * {@code mails/*.eml}, delivered in the order of their names. A folder that contradicts itself is
 * refused, with everything that is wrong in it.
 *
 * @param address the support mailbox's own address
 * @param authservId whose Authentication-Results are trusted
 */
record Corpus(
    Path folder,
    String outage,
    Instant startedAt,
    String address,
    String authservId,
    List<String> damaged,
    Directory directory,
    List<LabelledMail> mails) {
  /** Its figures are printed and its mails are not, so that no rule is written for them. */
  private static final String HELD_OUT = "held-out";

  private static final Set<String> ROLES =
      Set.of("contact", "colleague", "reader", "machine", "stranger");
  private static final Set<String> ANSWERS = Set.of("yes", "no");

  static Corpus read(Path folder) {
    try {
      Directory directory = CustomerFiles.read(folder.resolve("customers.csv"));
      CSVRecord outage = rows(folder.resolve("outage.csv")).getFirst();
      String address = outage.get("address").strip();
      String authservId = outage.get("authservId").strip();
      Corpus corpus =
          new Corpus(
              folder,
              outage.get("name").strip(),
              Instant.parse(outage.get("startedAt").strip()),
              address,
              authservId,
              items(outage.get("damaged")),
              directory,
              mails(folder, address, authservId));
      corpus.check();
      return corpus;
    } catch (IOException e) {
      throw new UncheckedIOException("The corpus %s cannot be read.".formatted(folder), e);
    }
  }

  /** The committed parts: those the rules were written with, and the one that only scores. */
  static List<Path> committed() {
    Path all = Path.of("src/test/resources/corpus");
    return Stream.of(
            "seen",
            "seen-too",
            "seen-three",
            "seen-four",
            "seen-five",
            "seen-six",
            "seen-seven",
            "seen-machines",
            "seen-robots",
            "seen-eight",
            "seen-nine",
            "seen-ten",
            "seen-eleven",
            "seen-twelve",
            "seen-thirteen",
            "seen-fourteen",
            HELD_OUT + "-robots",
            HELD_OUT + "-three")
        .map(all::resolve)
        .filter(Files::isDirectory)
        .toList();
  }

  boolean heldOut() {
    return folder.getFileName().toString().startsWith(HELD_OUT);
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    return format.parse(new java.io.StringReader(text)).getRecords();
  }

  private static List<String> items(String cell) {
    return Arrays.stream(cell.split(";"))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private static List<LabelledMail> mails(Path folder, String address, String authservId)
      throws IOException {
    Map<String, Label> labels = new TreeMap<>();
    for (CSVRecord row : rows(folder.resolve("labels.csv"))) {
      Label label = Label.of(row);
      if (labels.put(label.file(), label) != null)
        throw new AssertionError(folder + " labels " + label.file() + " twice.");
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder.resolve("mails"))) {
      files = all.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    }
    Set<String> unlabelled =
        files.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    Set<String> missing = new HashSet<>(labels.keySet());
    missing.removeAll(unlabelled);
    unlabelled.removeAll(labels.keySet());
    if (!missing.isEmpty() || !unlabelled.isEmpty())
      throw new AssertionError(
          "%s has labels without a mail: %s, and mails without a label: %s"
              .formatted(folder, missing, unlabelled));
    Letters letters = new Letters();
    List<LabelledMail> mails = new ArrayList<>();
    for (Path file : files) {
      byte[] raw = Files.readAllBytes(file);
      Label label = labels.get(file.getFileName().toString());
      mails.add(new LabelledMail(label, raw, letters.read(raw, authservId, Set.of(address))));
    }
    return mails;
  }

  private void check() {
    List<String> wrong = new ArrayList<>();
    directory.problems().forEach(problem -> wrong.add(problem.toString()));
    unknown(damaged, "outage.csv", wrong);
    for (LabelledMail mail : mails) {
      Label label = mail.label();
      for (String customer : label.customers().all())
        if (directory.find(new CustomerId(customer)).isEmpty())
          wrong.add("%s: there is no customer %s.".formatted(label.file(), customer));
      unknown(label.databases().all(), label.file(), wrong);
      if (!ROLES.containsAll(label.senders()) || !ANSWERS.containsAll(label.automatic()))
        wrong.add(
            "%s: sender %s or automatic %s is no known word."
                .formatted(label.file(), label.senders(), label.automatic()));
      if (label.situation().isEmpty()) wrong.add(label.file() + ": no situation.");
    }
    if (!wrong.isEmpty())
      throw new AssertionError(folder + " contradicts itself:\n  " + String.join("\n  ", wrong));
  }

  private void unknown(Collection<String> databases, String where, List<String> wrong) {
    for (String database : databases)
      if (directory.ownerOf(DatabaseName.parse(database)).isEmpty())
        wrong.add("%s: nobody has the database %s.".formatted(where, database));
  }
}
