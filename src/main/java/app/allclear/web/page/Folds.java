package app.allclear.web.page;

import app.allclear.incident.MessageText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a message holds beside its sender's own words, each folded behind a line that says what is
 * in it: the quoted, the forwarded, the signature, the disclaimer. Told apart in one walk over the
 * lines.
 */
final class Folds {
  private static final int LONGEST_SUMMARY = 70;
  private static final int LONG_PARAGRAPH = 240;
  private static final Pattern DISCLAIMER =
      Pattern.compile(
          "confidential|privileged|vertraulich|confidentiel|confidencial|riservat|vertrouwelijk"
              + "|intended recipient|disclaimer|virus|scanned|environment|umwelt");

  private Folds() {}

  /** Empty parts are left out; in the order a reader wants them. */
  static List<MessageView.Fold> of(MessageText text) {
    List<MessageView.Fold> folds = new ArrayList<>();
    add(folds, "quoted", "Quoted", quoted(text));
    add(folds, "forwarded", "Forwarded", text.forwarded());
    String signature = text.signature().strip();
    int end = disclaimer(signature);
    add(folds, "signature", "Signature", signature.substring(0, end));
    add(folds, "disclaimer", "Disclaimer", signature.substring(end));
    return folds;
  }

  private static void add(List<MessageView.Fold> folds, String kind, String heading, String words) {
    String text = words.strip();
    if (text.isEmpty()) return;
    long lines = text.lines().filter(line -> !line.isBlank()).count();
    String count = lines == 1 ? "1 line" : lines + " lines";
    folds.add(
        new MessageView.Fold(kind, "%s, %s: %s".formatted(heading, count, first(text)), text));
  }

  private static String first(String text) {
    String line =
        text.lines()
            .map(one -> one.replaceFirst("^[->\\s_=*]+", "").strip())
            .filter(one -> !one.isEmpty())
            .findFirst()
            .orElse("");
    if (line.length() <= LONGEST_SUMMARY) return line;
    int end = line.lastIndexOf(' ', LONGEST_SUMMARY);
    if (end < LONGEST_SUMMARY / 2) end = LONGEST_SUMMARY;
    if (Character.isHighSurrogate(line.charAt(end - 1))) end--;
    return line.substring(0, end) + " …";
  }

  /** The lines that are neither own words nor passed on nor signed, in their order. */
  private static String quoted(MessageText text) {
    Lines own = new Lines(text.own());
    Lines signature = new Lines(text.signature());
    Lines forwarded = new Lines(text.forwarded());
    StringBuilder quoted = new StringBuilder();
    for (String line : text.full().split("\n", -1)) {
      String bare = line.strip();
      if (bare.isEmpty()) {
        if (!quoted.isEmpty()) quoted.append('\n');
        continue;
      }
      boolean known =
          own.takes(bare)
              || signature.takes(bare)
              || forwarded.takes(bare)
              || forwarded.takes(bare.replaceFirst("^[>\\s]+", ""));
      if (!known) quoted.append(line).append('\n');
    }
    return quoted.toString().replaceAll("\n{3,}", "\n\n");
  }

  /** Where a disclaimer begins in a signature: with a paragraph that says so, or a long one. */
  private static int disclaimer(String signature) {
    int start = 0;
    while (start < signature.length()) {
      int end = signature.indexOf("\n\n", start);
      if (end < 0) end = signature.length();
      String paragraph = signature.substring(start, end).strip();
      boolean legal = DISCLAIMER.matcher(paragraph.toLowerCase(Locale.ROOT)).find();
      if (paragraph.length() > LONG_PARAGRAPH || legal && paragraph.length() > 50) return start;
      start = end + 2;
    }
    return signature.length();
  }

  /** Lines to be found again in their order; a line in between is passed over for good. */
  private static final class Lines {
    private final List<String> lines;
    private int next;

    Lines(String text) {
      this.lines =
          Arrays.stream(text.split("\n")).map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    boolean takes(String line) {
      if (next == lines.size() || !lines.get(next).equals(line)) return false;
      next++;
      return true;
    }
  }
}
