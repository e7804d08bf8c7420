package app.allclear.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a corpus in words, for an operator to read. */
final class Report {
  private final Outcome outcome;
  private final Score score;

  Report(Outcome outcome) {
    this.outcome = outcome;
    this.score = Score.of(outcome);
  }

  /** Which mails are listed. */
  enum Mails {
    NONE,
    MISREAD,
    ALL
  }

  /** Mails, then situations, comparison and figures. */
  String text(Mails mails) {
    List<String> parts = new ArrayList<>();
    for (Miss miss : score.misses())
      if (mails == Mails.ALL || mails == Mails.MISREAD && !miss.faults().isEmpty())
        parts.add(miss.toString());
    parts.add(situations());
    outcome.remarks().forEach(remark -> parts.add("REMARK: " + remark));
    if (mails != Mails.NONE) {
      score.wrongNotices().forEach(notice -> parts.add("WRONG PRIVATE NOTICE: " + notice));
      score.misdirected().forEach(notice -> parts.add("Notice for another customer: " + notice));
    }
    parts.add(comparison());
    parts.add(figures());
    return String.join("\n", parts);
  }

  String figures() {
    BCubed grouping = score.grouping();
    return """
    %s: %d mails, %d customers
      exact customer sets     %s
      wrong customer          %s
      database precision      %s
      database recall         %s
      grouping (B-cubed)      precision %.4f  recall %.4f  F1 %.4f
      sender role             %s
      machine recall          %s
      humans called machines  %s
      wrong private notices   %d of %d notices sent; for another customer than the mail: %d
    """
        .formatted(
            outcome.corpus().folder().getFileName(),
            outcome.corpus().mails().size(),
            outcome.corpus().directory().customers().size(),
            score.exact(),
            score.wrong(),
            score.databasePrecision(),
            score.databaseRecall(),
            grouping.precision(),
            grouping.recall(),
            grouping.f1(),
            score.senders(),
            score.machineRecall(),
            score.humansCalledMachines(),
            score.wrongNotices().size(),
            score.notices(),
            score.misdirected().size());
  }

  private String comparison() {
    Baselines baselines = new Baselines(outcome.corpus());
    Score subjects = Score.of(baselines.subjects());
    return "For comparison, on the same mails:\n"
        + String.format(
            Locale.ROOT, "  %-32s B-cubed F1 %.4f%n", "by subject", subjects.grouping().f1())
        + line("help desk (headers, addresses)", Score.of(baselines.helpDesk()))
        + line("literal rules", Score.of(baselines.literal()));
  }

  private static String line(String name, Score score) {
    return String.format(
        Locale.ROOT,
        "  %-32s B-cubed F1 %.4f, exact %.4f, wrong %.4f, wrong private notices %d%n",
        name,
        score.grouping().f1(),
        score.exact().value(),
        score.wrong().value(),
        score.wrongNotices().size());
  }

  private String situations() {
    Map<String, int[]> counts = new TreeMap<>();
    for (Miss miss : score.misses()) {
      int[] count = counts.computeIfAbsent(miss.mail().label().situation(), _ -> new int[5]);
      count[0]++;
      if (miss.fault("customers") || miss.fault("WRONG CUSTOMER")) count[1]++;
      if (miss.fault("databases")) count[2]++;
      if (miss.fault("sender")) count[3]++;
      if (miss.fault("machine not seen") || miss.fault("HUMAN CALLED MACHINE")) count[4]++;
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "%-24s %5s %9s %9s %6s %9s%n"
            .formatted("situation", "mails", "customers", "databases", "sender", "automatic"));
    counts.forEach((situation, count) ->
        text.append(
            "%-24s %5d %9s %9s %6s %9s%n"
                .formatted(
                    situation,
                    count[0],
                    dot(count[1]),
                    dot(count[2]),
                    dot(count[3]),
                    dot(count[4]))));
    return text.toString();
  }

  private static String dot(int misses) {
    return misses == 0 ? "." : String.valueOf(misses);
  }
}
