package app.allclear.customer;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Customer files for tests. */
final class Csv {
  private static final String HEADER = "id,name,contacts,sites,databases\n";

  private Csv() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Customers c0 to c(count-1), each with a contact, a site and a database. */
  static String customers(int count) {
    return customers(0, count);
  }

  static String customers(int from, int to) {
    return HEADER
        + IntStream.range(from, to)
            .mapToObj(i ->
                "c%d,Customer %d,a%d@c%d.example,c%d.example,mysql1/d%d\n"
                    .formatted(i, i, i, i, i, i))
            .collect(Collectors.joining());
  }

  static CustomerFileLook found(String text) {
    return new CustomerFileLook.Found(bytes(text));
  }
}
