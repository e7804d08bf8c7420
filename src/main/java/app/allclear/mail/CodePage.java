package app.allclear.mail;

/** The character sets that Windows knows by number, as labels that {@link Charsets} knows. */
final class CodePage {
  private CodePage() {}

  static String label(int codePage) {
    return switch (codePage) {
      case 65_001 -> "utf-8";
      case 65_000 -> "utf-7";
      case 1_200 -> "utf-16le";
      case 932 -> "shift_jis";
      case 936, 54_936 -> "gb18030";
      case 949 -> "euc-kr";
      case 950 -> "big5";
      case 874 -> "windows-874";
      case 20_127 -> "us-ascii";
      case 20_866 -> "koi8-r";
      case 21_866 -> "koi8-u";
      case 50_220, 50_221, 50_222 -> "iso-2022-jp";
      case 51_932 -> "euc-jp";
      case 437, 850, 852, 855, 858, 862, 866 -> "ibm" + codePage;
      default -> {
        boolean iso = codePage > 28_590 && codePage < 28_606;
        boolean windows = codePage >= 1_250 && codePage <= 1_258;
        yield iso ? "iso-8859-" + (codePage - 28_590) : "windows-" + (windows ? codePage : 1_252);
      }
    };
  }

  /** Of a font's {@code \fcharset}; empty where the text's own holds. */
  static String ofFont(int charset) {
    return switch (charset) {
      case 128 -> "shift_jis";
      case 129 -> "euc-kr";
      case 134 -> "gb18030";
      case 136 -> "big5";
      case 161 -> "windows-1253";
      case 162 -> "windows-1254";
      case 163 -> "windows-1258";
      case 177 -> "windows-1255";
      case 178 -> "windows-1256";
      case 186 -> "windows-1257";
      case 204 -> "windows-1251";
      case 222 -> "windows-874";
      case 238 -> "windows-1250";
      default -> "";
    };
  }
}
