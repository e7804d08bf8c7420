package app.allclear.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file in {@code customers/} has one oddity, and a {@code .txt} beside it with all that is
 * read from it and every sentence told.
 */
class CustomerFileTest {
  private static final Path FOLDER = Path.of("src/test/resources/customers");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(file -> file.toString().endsWith(".csv")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsWhatPanelsAndSpreadsheetsExport(Path csv) throws IOException {
    String name = csv.getFileName().toString();
    Path expected = csv.resolveSibling(name.replace(".csv", ".txt"));
    String found = told(CustomerFile.read(name, Files.readAllBytes(csv)));
    assertThat(found).isEqualTo(Files.readString(expected));
  }

  @Test
  void readsAHundredThousandRowsWithOneContactDomain() {
    StringBuilder csv = new StringBuilder("id,name,contacts,sites,databases\n");
    for (int i = 0; i < 100_000; i++)
      csv.append(
          "c%d,Customer %d,c%d@mailer.example,s%d.example,mysql1/d%d\n".formatted(i, i, i, i, i));
    var read =
        (CustomerFileReading.Readable) CustomerFile.read("big.csv", Csv.bytes(csv.toString()));
    Directory directory = new Directory(read.customers(), read.problems());
    assertThat(directory.customers()).hasSize(100_000);
    assertThat(directory.withContactDomain("mailer.example")).hasSize(100_000);
    assertThat(directory.problems()).isEmpty();
  }

  static String told(CustomerFileReading reading) {
    return switch (reading) {
      case CustomerFileReading.Broken(String sentence) -> "BROKEN " + sentence + "\n";
      case CustomerFileReading.Readable readable ->
          lines(readable.customers().stream().flatMap(CustomerFileTest::told))
              + lines(
                  readable.problems().stream()
                      .map(problem -> "line " + problem.line() + ": " + problem.reason()));
    };
  }

  private static Stream<String> told(Customer customer) {
    List<String> head =
        Stream.of(customer.id(), "'" + customer.name() + "'", customer.locale(), customer.zone())
            .filter(part -> part != null)
            .map(Object::toString)
            .toList();
    return Stream.of(
            Stream.of(String.join(" ", head)),
            customer.contacts().stream()
                .map(contact ->
                    "  contact %s: %s <%s>"
                        .formatted(contact.address(), contact.name(), contact.written())),
            customer.sites().stream()
                .map(site ->
                    "  site %s: %s on %s"
                        .formatted(site.domain(), site.written(), site.database())),
            customer.databases().stream().map(database -> "  database " + database))
        .flatMap(lines -> lines);
  }

  private static String lines(Stream<String> lines) {
    return lines.map(line -> line + "\n").collect(Collectors.joining());
  }
}
