package app.allclear.restore;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads a list of tables from whatever the operator has: a dump, full or schema only, gzipped or
 * not, or a pasted listing of files. A dump may be of any length: it is read once and never kept.
 */
public final class ListReader {
  private static final Set<String> SYSTEM =
      Set.of("mysql", "sys", "performance_schema", "information_schema");
  private static final int HEAD = 1 << 16;
  private static final int LONGEST_LISTING = 64 << 20;
  private static final Pattern DUMP =
      Pattern.compile(
          "^\\s*(?:/\\*M?!\\d*\\s*)?(?:CREATE|INSERT|DROP|USE|SET|LOCK|DELIMITER)\\s+[\\w`\"@]"
              + "|^-- (?:MySQL|MariaDB|phpMyAdmin|Adminer|Host|Server version|Dump|Database)"
              + "|^/\\*M?!\\d",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private ListReader() {}

  /**
   * @param databases the names of the databases there are on the server
   * @throws IllegalArgumentException with a sentence for the operator, where it can't be read
   */
  public static ReadTables read(InputStream given, Set<String> databases) throws IOException {
    BufferedInputStream in = new BufferedInputStream(given, HEAD);
    byte[] head = head(in, 6);
    if (starts(head, 0x1f, 0x8b)) in = new BufferedInputStream(new GZIPInputStream(in, HEAD), HEAD);
    else refusePacked(head);
    String beginning = new String(head(in, HEAD), StandardCharsets.ISO_8859_1);
    if (DUMP.matcher(beginning).find()) return new DumpReader().read(in);
    byte[] listing = in.readNBytes(LONGEST_LISTING);
    return new ListingReader(databases).read(new String(listing, StandardCharsets.UTF_8));
  }

  /** True for the databases that are the server's own. */
  public static boolean isSystem(String database) {
    return SYSTEM.contains(database.toLowerCase(Locale.ROOT));
  }

  private static byte[] head(BufferedInputStream in, int length) throws IOException {
    in.mark(length);
    byte[] head = new byte[length];
    int read = 0;
    try {
      read = in.readNBytes(head, 0, length);
    } catch (EOFException _) {
      // An archive that ends early: what there is of it is read again, and then it is said.
      read = length;
    }
    in.reset();
    return Arrays.copyOf(head, read);
  }

  private static void refusePacked(byte[] head) {
    String kind =
        starts(head, 0x28, 0xb5, 0x2f, 0xfd)
            ? "zstd"
            : starts(head, 0xfd, '7', 'z', 'X', 'Z')
                ? "xz"
                : starts(head, 'B', 'Z', 'h') ? "bzip2" : starts(head, 'P', 'K', 3, 4) ? "zip" : "";
    if (!kind.isEmpty())
      throw new IllegalArgumentException(
          "This is packed with %s, which Allclear does not unpack. Unpack it on the way: the page shows how with curl."
              .formatted(kind));
  }

  private static boolean starts(byte[] head, int... wanted) {
    if (head.length < wanted.length) return false;
    byte[] bytes = new byte[wanted.length];
    for (int i = 0; i < wanted.length; i++) bytes[i] = (byte) wanted[i];
    return Arrays.equals(head, 0, wanted.length, bytes, 0, wanted.length);
  }
}
