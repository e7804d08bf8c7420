package app.allclear.restore;

import java.util.Locale;

/** How a backup file is packed, by its name's ending, and the commands that test and unpack it. */
enum BackupFormat {
  PLAIN("test -s %s", "cat -- %s"),
  GZIP("gzip -t -- %s", "gzip -dc -- %s"),
  ZSTD("zstd -qt -- %s", "zstd -qdc -- %s"),
  BZIP2("bzip2 -t -- %s", "bzip2 -dc -- %s"),
  XZ("xz -t -- %s", "xz -dc -- %s"),
  /** Packed or not: tar finds out by itself. Every file in it is part of the dump. */
  TAR("tar -tf %s >/dev/null", "tar -xOf %s");

  private final String test;
  private final String unpack;

  BackupFormat(String test, String unpack) {
    this.test = test;
    this.unpack = unpack;
  }

  static BackupFormat of(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.matches(".*\\.(tar|tgz|tzst|tbz2?|txz|tar\\.(gz|zst|bz2|xz))")) return TAR;
    if (name.endsWith(".gz")) return GZIP;
    if (name.endsWith(".zst")) return ZSTD;
    if (name.endsWith(".bz2")) return BZIP2;
    return name.endsWith(".xz") ? XZ : PLAIN;
  }

  /** A command that fails where the file is damaged. */
  String test(String path) {
    return test.formatted(ShellWord.of(path));
  }

  /** A command that writes the dump to its output. */
  String unpack(String path) {
    return unpack.formatted(ShellWord.of(path));
  }
}
