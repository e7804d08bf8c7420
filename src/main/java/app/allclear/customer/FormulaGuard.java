package app.allclear.customer;

import java.util.regex.Pattern;

/**
 * The apostrophe that keeps a spreadsheet from running a cell as a formula. What is written with it
 * is read without it, so that an id such as {@code -7} survives the way through a spreadsheet.
 */
final class FormulaGuard {
  private static final Pattern DANGEROUS =
      Pattern.compile("'*[=+\\-@\\t\\r\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);

  private FormulaGuard() {}

  static String add(String cell) {
    return DANGEROUS.matcher(cell).matches() ? "'" + cell : cell;
  }

  static String remove(String cell) {
    return cell.startsWith("'") && DANGEROUS.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
