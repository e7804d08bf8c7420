package app.allclear.web.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bytes as people read them, in powers of ten as disks are sold. */
final class Sizes {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  private Sizes() {}

  static @Nullable String orNull(@Nullable Long bytes) {
    return bytes == null ? null : of(bytes);
  }

  static String of(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 999.5 && unit < UNITS.length - 1) {
      size /= 1000;
      unit++;
    }
    boolean whole = unit == 0 || size >= 9.95;
    return String.format(Locale.ENGLISH, whole ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
  }
}
