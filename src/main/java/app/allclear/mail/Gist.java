package app.allclear.mail;

import java.util.Arrays;

/** What a text says, in numbers: which {@link Idea}s how often, questions, links, figures. */
final class Gist {
  private static final int NOWHERE = Integer.MAX_VALUE;

  private static final int LONGEST_CUE = 24;

  /** What follows the figure of a month or a day. */
  private static final String CALENDAR = "月日号號월일";

  private final int[] times = new int[Idea.values().length];
  private final int[] first = new int[times.length];
  private final int[] latest = new int[times.length];
  private int questions;
  private int cues;
  private int shouts;
  private int links;
  private int amounts;
  private int words;

  Gist() {
    Arrays.fill(first, NOWHERE);
    Arrays.fill(latest, -1);
  }

  boolean says(Idea idea) {
    return times[idea.ordinal()] > 0;
  }

  /** How many words and phrases say it. */
  int times(Idea idea) {
    return times[idea.ordinal()];
  }

  /** Where it is said first, or beyond the text. */
  int first(Idea idea) {
    return first[idea.ordinal()];
  }

  boolean asks() {
    return questions > 0;
  }

  /**
   * Whether it asks more than "Burning? Dial 112.": a word and what to do then, as notes and signs
   * put it.
   */
  boolean asksMoreThanCues() {
    return questions > cues;
  }

  int shouts() {
    return shouts;
  }

  int links() {
    return links;
  }

  /** Amounts of money and percentages. */
  int amounts() {
    return amounts + times(Idea.MONEY);
  }

  int words() {
    return words;
  }

  void say(Idea idea, int at) {
    int i = idea.ordinal();
    if (latest[i] >= at) return;
    latest[i] = at;
    times[i]++;
    if (first[i] == NOWHERE) first[i] = at;
  }

  void word() {
    words++;
  }

  void mark(char[] text, int at) {
    switch (text[at]) {
      case '?', '？' -> {
        // In a link it asks nothing.
        if (at + 1 >= text.length || !PlainLetters.word(text[at + 1])) {
          questions++;
          if (cue(text, at)) cues++;
        }
      }
      case '€', '$', '£', '¥', '₽', '￥' -> amounts++;
      case '%' -> amounts++;
      case '/' -> {
        if (path(text, at)) links++;
      }
      case ':' -> {
        if (at + 2 < text.length && text[at + 1] == '/' && text[at + 2] == '/') links++;
      }
      default -> {}
    }
  }

  /** Whether a single word stands before this, and something on the same line behind it. */
  private static boolean cue(char[] text, int at) {
    int begin = at;
    while (begin > 0 && begin > at - LONGEST_CUE && PlainLetters.word(text[begin - 1])) begin--;
    if (begin == at) return false;
    int before = begin - 1;
    while (before >= 0 && text[before] == ' ') before--;
    boolean alone = before < 0 || "\n.!?…".indexOf(text[before]) >= 0;
    return alone && at + 2 < text.length && text[at + 1] == ' ' && PlainLetters.word(text[at + 2]);
  }

  /** Whether this slash begins the path of "shop.example/autumn". */
  private static boolean path(char[] text, int at) {
    if (at < 4 || at + 1 >= text.length || !PlainLetters.word(text[at + 1])) return false;
    boolean dotted = false;
    for (int i = at - 1; i >= 0 && i > at - 40 && text[i] > ' '; i--) {
      if (text[i] == '/') return false;
      dotted |= text[i] == '.' && Character.isLetter(text[i + 1]);
    }
    return dotted;
  }

  @Override
  public String toString() {
    StringBuilder said = new StringBuilder();
    for (Idea idea : Idea.values())
      if (says(idea)) said.append(idea).append(' ').append(times(idea)).append(' ');
    return said + "questions " + questions + " links " + links + " amounts " + amounts;
  }

  /** "3.11.", "14/10", "9:30", "14h": a day or an hour. */
  void figure(char[] text, int at) {
    int end = digits(text, at);
    if (end - at > 2 || end >= text.length) return;
    char between = text[end];
    if (between == 'h' || CALENDAR.indexOf(between) >= 0) say(Idea.DATE, at);
    if (between != '.' && between != '/' && between != '-' && between != ':') return;
    int next = digits(text, end + 1);
    boolean one = next - end - 1 >= 1 && next - end - 1 <= 2;
    boolean longer = next < text.length && text[next] == between && next + 1 < text.length;
    if (one && !(longer && dotted(text, next + 1))) say(Idea.DATE, at);
  }

  /** An address of four numbers. */
  private static boolean dotted(char[] text, int at) {
    int end = digits(text, at);
    return end > at && end < text.length && text[end] == '.' && digits(text, end + 1) > end + 1;
  }

  private static int digits(char[] text, int at) {
    int end = at;
    while (end < text.length && end < at + 5 && text[end] >= '0' && text[end] <= '9') end++;
    return end;
  }
}
