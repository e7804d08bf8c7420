package app.allclear.restore;

import java.time.Duration;
import java.util.List;

/** The forecast's sentences for the operator. */
record ForecastWords(int left, List<MeasuredRestore> measured, boolean timed) {
  private static final int LAST = 10;
  private static final String[] NUMBERS = {
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
  };

  String nothingLeft() {
    return "Nothing is left to restore.";
  }

  String tooFew(int needed) {
    return "%d left. When they will be back can be told once %s restores are done."
        .formatted(left, NUMBERS[needed]);
  }

  String stalled(Duration quiet) {
    return "%s Nothing has been restored for %s, so no time is told."
        .formatted(pace(), told(quiet.toSeconds()));
  }

  String tooUneven() {
    return "%s That differs too much from one to the next to tell when all are back."
        .formatted(pace());
  }

  String pace() {
    List<MeasuredRestore> last =
        measured.subList(Math.max(0, measured.size() - LAST), measured.size());
    double mean = last.stream().mapToDouble(MeasuredRestore::seconds).average().orElse(0);
    return timed
        ? "%d left; the last %s took %s each.".formatted(left, NUMBERS[last.size()], told(mean))
        : "%d left; the last %s came %s apart.".formatted(left, NUMBERS[last.size()], told(mean));
  }

  private static String told(double seconds) {
    if (seconds < 90) return Math.max(1, Math.round(seconds)) + " seconds";
    long minutes = Math.round(seconds / 60);
    if (minutes < 120) return minutes + " minutes";
    return "%d h %d min".formatted(minutes / 60, minutes % 60);
  }
}
