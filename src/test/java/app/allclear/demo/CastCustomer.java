package app.allclear.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A customer of the cast, read from the same file that Allclear gets, by other code.
 *
 * @param contacts bare addresses
 * @param databases bare names on {@code mysql1}
 */
record CastCustomer(
    String id, String name, List<String> contacts, List<String> sites, List<String> databases) {
  static List<CastCustomer> read(String csv) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = new StringReader(csv)) {
      return format.parse(reader).stream().map(CastCustomer::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CastCustomer of(CSVRecord row) {
    return new CastCustomer(
        row.get("id"),
        row.get("name"),
        cells(row.get("contacts")).map(CastCustomer::bare).toList(),
        cells(row.get("sites")).map(site -> site.replaceAll("=.*", "")).toList(),
        cells(row.get("databases")).map(name -> name.replace("mysql1/", "")).toList());
  }

  private static java.util.stream.Stream<String> cells(String list) {
    return Arrays.stream(list.split(";")).map(String::strip).filter(cell -> !cell.isEmpty());
  }

  private static String bare(String contact) {
    return contact.replaceAll(".*<|>.*", "").strip().toLowerCase(java.util.Locale.ROOT);
  }
}
