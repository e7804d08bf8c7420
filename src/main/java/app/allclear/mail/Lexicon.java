package app.allclear.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words and phrases of all {@link Idea}s in one walk over a text: at the start of each
 * word down a tree of letters, which most words leave at their second one. However the text is
 * made, a step looks at a bounded number of letters.
 *
 * <p>The lists: {@code [IDEA]} opens one, then entries between bars or line ends. {@code word*} is
 * any word that begins so, {@code ..} stands for up to {@value #GAP} words between. Case, accents,
 * and what stands between words do not count; a sentence's end does.
 */
final class Lexicon {
  private static final int GAP = 4;
  private static final int BETWEEN = 4;
  private static final int LONGEST_WORD = 40;
  private static final String PARTS = "?!,;:。、";
  private static final Lexicon IDEAS = read();

  /** A place in the tree. */
  private static final class Node {
    char[] letters = {};
    Node[] next = {};
    @Nullable Node afterWord;
    @Nullable Node afterBeginning;
    @Nullable Node afterGap;
    Set<Idea> words = EnumSet.noneOf(Idea.class);
    Set<Idea> beginnings = EnumSet.noneOf(Idea.class);

    @Nullable Node down(char letter) {
      int at = letters.length < 8 ? find(letter) : Arrays.binarySearch(letters, letter);
      return at < 0 ? null : next[at];
    }

    private int find(char letter) {
      for (int i = 0; i < letters.length; i++) if (letters[i] == letter) return i;
      return -1;
    }

    Node grow(char letter) {
      Node there = down(letter);
      if (there != null) return there;
      int at = -Arrays.binarySearch(letters, letter) - 1;
      char[] more = Arrays.copyOf(letters, letters.length + 1);
      Node[] nodes = Arrays.copyOf(next, next.length + 1);
      System.arraycopy(letters, at, more, at + 1, letters.length - at);
      System.arraycopy(next, at, nodes, at + 1, next.length - at);
      more[at] = letter;
      letters = more;
      next = nodes;
      return nodes[at] = new Node();
    }
  }

  private final Node root = new Node();

  /** What a text, which should be short, says. */
  static Gist gist(String text) {
    return IDEAS.look(PlainLetters.of(text));
  }

  private Gist look(char[] text) {
    Gist gist = new Gist();
    boolean inWord = false;
    for (int at = 0; at < text.length; at++) {
      char letter = text[at];
      boolean word = PlainLetters.word(letter);
      if (word && (!inWord || PlainLetters.spaceless(letter))) {
        walk(root, text, at, at, gist);
        if (letter >= '0' && letter <= '9') gist.figure(text, at);
        else if (!PlainLetters.spaceless(letter)) gist.word();
      } else if (!word) gist.mark(text, at);
      inWord = word;
    }
    return gist;
  }

  private void walk(Node from, char[] text, int begin, int start, Gist gist) {
    Node node = from;
    for (int at = begin; at <= text.length; at++) {
      boolean end = at > begin && ends(text, at);
      if (end) {
        for (Idea idea : node.words) gist.say(idea, start);
        if (node.afterWord != null) on(node.afterWord, text, at, start, gist);
      }
      if (at > begin && !node.beginnings.isEmpty())
        for (Idea idea : node.beginnings) gist.say(idea, start);
      if (at > begin && node.afterBeginning != null)
        on(node.afterBeginning, text, wordEnd(text, at), start, gist);
      if (at == text.length) return;
      Node down = node.down(text[at]);
      if (down == null) return;
      node = down;
    }
  }

  /** Goes on with the next word, or one of those after it where the phrase leaves a gap. */
  private void on(Node node, char[] text, int end, int start, Gist gist) {
    int at = nextWord(text, end);
    if (at < 0) return;
    walk(node, text, at, start, gist);
    if (node.afterGap == null) return;
    for (int skipped = 0; at >= 0 && skipped <= GAP; skipped++) {
      walk(node.afterGap, text, at, start, gist);
      at = nextWord(text, wordEnd(text, at));
    }
  }

  private static boolean ends(char[] text, int at) {
    return at == text.length
        || !PlainLetters.word(text[at])
        || PlainLetters.spaceless(text[at - 1])
        || PlainLetters.spaceless(text[at]);
  }

  private static int wordEnd(char[] text, int at) {
    int end = at;
    while (end < text.length && end < at + LONGEST_WORD && PlainLetters.word(text[end])) end++;
    return end;
  }

  /** Minus one where a sentence or a part of it ends before it, or too much stands between. */
  private static int nextWord(char[] text, int end) {
    int lines = 0;
    for (int at = end; at < text.length && at <= end + BETWEEN; at++) {
      char letter = text[at];
      if (PlainLetters.word(letter)) return at;
      if (letter == '\n' && ++lines > 1 || PARTS.indexOf(letter) >= 0) return -1;
      if (letter == '.' && sentenceEnds(text, at)) return -1;
    }
    return -1;
  }

  /** Not after a figure or an abbreviation. */
  private static boolean sentenceEnds(char[] text, int at) {
    return at + 1 < text.length
        && text[at + 1] <= ' '
        && at >= 3
        && Character.isLetter(text[at - 1])
        && PlainLetters.word(text[at - 2])
        && PlainLetters.word(text[at - 3]);
  }

  private void add(Idea idea, String entry) {
    Node node = root;
    String[] words = new String(PlainLetters.of(entry)).strip().split("[\\s'/-]+");
    for (int i = 0; i < words.length; i++) {
      boolean last = i == words.length - 1;
      if (words[i].equals("..")) {
        if (node.afterGap == null) node.afterGap = new Node();
        node = node.afterGap;
        continue;
      }
      boolean beginning = words[i].endsWith("*");
      for (char letter : words[i].replace("*", "").toCharArray()) node = node.grow(letter);
      if (last) (beginning ? node.beginnings : node.words).add(idea);
      else if (beginning)
        node = node.afterBeginning = node.afterBeginning == null ? new Node() : node.afterBeginning;
      else node = node.afterWord = node.afterWord == null ? new Node() : node.afterWord;
    }
  }

  private static Lexicon read() {
    Lexicon lexicon = new Lexicon();
    for (String file : Idea.FILES) lexicon.read(file);
    return lexicon;
  }

  private void read(String file) {
    try (InputStream stream = Lexicon.class.getResourceAsStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(stream, file), StandardCharsets.UTF_8))) {
      Idea idea = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) idea = Idea.valueOf(line.substring(1, line.indexOf(']')));
        else if (idea != null && !line.startsWith("#"))
          for (String entry : Words.list(line)) add(idea, entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the word list " + file + ".", e);
    }
  }
}
