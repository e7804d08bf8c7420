package app.allclear.customer;

import app.allclear.customer.CsvLayout.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Contacts as lines of a customer file, laid out like the file they are meant for: pasted at its
 * end they are merged with the customers' other rows.
 */
final class ContactExport {
  private ContactExport() {}

  static String write(List<RegisteredContact> contacts, CsvLayout fileLayout) {
    CsvLayout layout =
        fileLayout.has(Column.CONTACTS)
            ? fileLayout
            : new CsvLayout(fileLayout.separator(), CsvLayout.DEFAULT.header());
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(layout.separator()).get();
    Map<CustomerId, List<RegisteredContact>> byCustomer =
        contacts.stream()
            .collect(
                Collectors.groupingBy(
                    RegisteredContact::customer, LinkedHashMap::new, Collectors.toList()));
    StringBuilder out = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(out, format)) {
      printer.printRecord(layout.header());
      for (Map.Entry<CustomerId, List<RegisteredContact>> entry : byCustomer.entrySet())
        printer.printRecord(row(entry.getKey(), entry.getValue(), layout));
    } catch (IOException e) {
      throw new UncheckedIOException("A string can always be written to.", e);
    }
    return out.toString();
  }

  private static List<String> row(
      CustomerId customer, List<RegisteredContact> contacts, CsvLayout layout) {
    Map<Column, Integer> positions = layout.positions();
    List<String> cells = new ArrayList<>(Collections.nCopies(layout.header().size(), ""));
    set(cells, positions, Column.ID, customer.value());
    set(
        cells,
        positions,
        Column.CONTACTS,
        contacts.stream()
            .map(registered -> text(registered.contact()))
            .collect(Collectors.joining(String.valueOf(layout.listSeparator()))));
    return cells;
  }

  private static void set(
      List<String> cells, Map<Column, Integer> positions, Column column, String value) {
    Integer position = positions.get(column);
    if (position != null) cells.set(position, FormulaGuard.add(value));
  }

  /** With its name only where that is read back as it was meant. */
  private static String text(Contact contact) {
    String name = contact.name();
    if (name == null) return contact.written();
    String text = name.replaceAll("\\s*[;|]+\\s*", " ").strip() + " <" + contact.written() + ">";
    return Contact.read(text).filter(c -> c.address().equals(contact.address())).isPresent()
        ? text
        : contact.written();
  }
}
