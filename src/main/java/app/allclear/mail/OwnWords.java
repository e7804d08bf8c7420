package app.allclear.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits a message's text into the sender's own words, their signature, and what they pass on, in
 * time linear in the text: one walk over the lines, never back.
 *
 * @param own without quotes, forwarded parts, signature and disclaimers; answers between quoted
 *     lines are kept
 * @param signature signatures and disclaimers
 * @param forwarded other people's messages that the sender passes on inline
 */
record OwnWords(String own, String signature, String forwarded) {
  /** What the message's headers say about text that follows a mark without {@code >}. */
  enum Below {
    /** An answer: the text below is quoted. */
    QUOTED,
    /** The text below is passed on. */
    FORWARDED,
    /** Neither is said; only clear marks count. */
    UNKNOWN
  }

  /**
   * @param author the words of the author's name, lower case: what follows a line with no more than
   *     that is a signature
   */
  static OwnWords split(String text, Below below, Set<String> author) {
    return new Splitter(QuoteMarks.usual(text.split("\n", -1)), below, author).split();
  }

  private static final class Splitter {
    /** Nobody answers between the lines more often; what comes then is not searched for names. */
    private static final int MOST_SEGMENTS = 1_000;

    private final String[] lines;
    private final Below below;
    private final Set<String> author;
    private final HeaderBlock headers;
    private final List<String> segment = new ArrayList<>();
    private final StringBuilder own = new StringBuilder();
    private final StringBuilder signature = new StringBuilder();
    private final StringBuilder forwarded = new StringBuilder();
    private int segments;
    private boolean passedOn; // The quoted lines that follow are a forwarded message.

    Splitter(String[] lines, Below below, Set<String> author) {
      this.author = author;
      this.lines = lines;
      this.below = below;
      this.headers = new HeaderBlock(lines);
    }

    OwnWords split() {
      int at = 0;
      while (at < lines.length) at = step(at);
      closeSegment();
      return new OwnWords(
          own.toString().strip(), signature.toString().strip(), forwarded.toString().strip());
    }

    /** Reads what stands at this line and answers where to go on. */
    private int step(int at) {
      if (QuoteMarks.quoted(lines[at])) return quote(at);
      QuoteMarks.Introduction introduction = QuoteMarks.introduction(lines[at]);
      if (introduction != null) {
        boolean forward =
            introduction == QuoteMarks.Introduction.FORWARDED || below == Below.FORWARDED;
        return introduced(at + 1, forward);
      }
      if (QuoteMarks.framed(lines[at]) && headers.near(at + 1))
        return introduced(at + 1, below == Below.FORWARDED);
      if (headers.startsAt(at, below == Below.UNKNOWN))
        return introduced(at, below != Below.QUOTED);
      int attribution = QuoteMarks.attribution(lines, at);
      if (attribution > 0) return attributed(at, attribution);
      segment.add(lines[at]);
      return at + 1;
    }

    /** After a mark: the quoted lines, if there are any, else everything to the end. */
    private int introduced(int at, boolean forward) {
      closeSegment();
      int next = skipBlank(at);
      if (next < lines.length && QuoteMarks.quoted(lines[next])) {
        passedOn = forward;
        return next;
      }
      if (forward) for (int i = at; i < lines.length; i++) forwarded.append(lines[i]).append('\n');
      return lines.length;
    }

    private int attributed(int at, int count) {
      int next = skipBlank(at + count);
      if (next < lines.length && QuoteMarks.quoted(lines[next])) return next;
      boolean clear = below == Below.QUOTED || QuoteMarks.namesAddress(lines, at, count);
      if (clear) return introduced(at + count, false);
      for (int i = at; i < at + count; i++) segment.add(lines[i]);
      return at + count;
    }

    private int quote(int at) {
      int last = segment.size() - 1;
      while (last >= 0 && segment.get(last).isBlank()) last--;
      if (last >= 0 && QuoteMarks.introducesQuote(segment.get(last))) segment.remove(last);
      closeSegment();
      int end = at;
      while (end < lines.length && (QuoteMarks.quoted(lines[end]) || blankInside(end))) end++;
      boolean forward = passedOn;
      passedOn = false;
      for (int i = at; i < end; i++) {
        String inner = QuoteMarks.quoted(lines[i]) ? QuoteMarks.unquoted(lines[i]) : "";
        // Apple Mail quotes the mark together with what it passes on.
        forward |= QuoteMarks.introduction(inner) == QuoteMarks.Introduction.FORWARDED;
        if (forward) forwarded.append(inner).append('\n');
      }
      return end;
    }

    private boolean blankInside(int at) {
      return lines[at].isBlank() && at + 1 < lines.length && QuoteMarks.quoted(lines[at + 1]);
    }

    private int skipBlank(int at) {
      int next = at;
      while (next < lines.length && next < at + 20 && lines[next].isBlank()) next++;
      return next;
    }

    private void closeSegment() {
      if (segment.isEmpty()) return;
      Signatures.Split split =
          ++segments <= MOST_SEGMENTS
              ? Signatures.split(segment, author)
              : new Signatures.Split(segment, List.of());
      split.own().forEach(line -> own.append(line).append('\n'));
      split.signature().forEach(line -> signature.append(line).append('\n'));
      segment.clear();
    }
  }
}
