package app.allclear.restore;

/** What was checked of a restored database and what was not, in words; each begins with a blank. */
final class Checked {
  private Checked() {}

  static String words(TableChecks checks) {
    return switch (checks.clean()) {
      case 0 -> " What is in the tables was not checked: CHECK TABLE needs your consent.";
      case 1 -> " CHECK TABLE found nothing wrong, once.";
      default -> " CHECK TABLE found nothing wrong, twice with a pause between.";
    };
  }

  static String outstanding(TableChecks checks) {
    return checks.clean() == 0
        ? " CHECK TABLE is still to come."
        : " CHECK TABLE found nothing wrong; it counts once it has said so twice, a pause between.";
  }
}
