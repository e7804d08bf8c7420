package app.allclear.web.page;

import app.allclear.flow.SendingLine;
import app.allclear.notice.NoticeSettings;
import app.allclear.notice.Waves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Why notices that are due don't leave, as the page of notices says it. */
final class SendingBoard {
  private static final Duration A_DAY = Duration.ofHours(24);

  private final SendingLine line;
  private final Waves waves;
  private final NoticeSettings settings;
  private final Times times;

  SendingBoard(SendingLine line, Waves waves, NoticeSettings settings, Times times) {
    this.line = line;
    this.waves = waves;
    this.settings = settings;
    this.times = times;
  }

  /** Full sentences; empty while everything that is due leaves. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    line.stopped()
        .ifPresent(stopped ->
            sentences.add(
                "Nothing leaves at the moment. %s %s What is owed stays owed."
                    .formatted(stopped.reason(), again(stopped.again()))));
    if (settings.dailyBudget() > 0) {
      String used = budget(settings.dailyBudget(), waves.sentSince(times.now().minus(A_DAY)));
      if (!used.isEmpty()) sentences.add(used);
    }
    return List.copyOf(sentences);
  }

  private static String again(Duration again) {
    return again.isPositive()
        ? "It is tried again in %d s.".formatted(Math.max(1, again.toSeconds()))
        : "It is being tried again.";
  }

  private static String budget(int budget, int sent) {
    if (sent >= budget)
      return "All %d notices that your provider takes in 24 hours have left. What waits goes on as soon as the oldest of them left a day ago."
          .formatted(budget);
    return sent < budget - budget / 4
        ? ""
        : "%d of the %d notices that your provider takes in 24 hours have left; what remains is kept for all-clears and your own replies. The others go on as soon as the oldest of them left a day ago."
            .formatted(sent, budget);
  }
}
