package app.allclear.search;

import static app.allclear.search.Words.message;

import app.allclear.TemporaryFolders;
import app.allclear.customer.Directory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How fast messages go in and are found: {@code main [messages]}. */
final class SearchBenchmark {
  private static final int WORDS_A_MESSAGE = 600;

  @Test
  void measure() throws Exception {
    int count = Integer.getInteger("messages", 100_000);
    Path folder = TemporaryFolders.create("allclear-search");
    try (MessageIndex index = MessageIndex.open(folder)) {
      Random random = new Random(1);
      long indexing = 0;
      List<MessageWords> batch = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        batch.add(words(i, random));
        if (batch.size() < 500 && i < count) continue;
        long start = System.nanoTime();
        index.put(batch);
        indexing += System.nanoTime() - start;
        batch.clear();
      }
      long start = System.nanoTime();
      index.commit(new IndexMark(1, ""));
      index.refresh();
      indexing += System.nanoTime() - start;
      System.out.printf("%,d messages, %,.0f/s%n", count, count / (indexing / 1e9));
      for (String query : List.of("site down", "w1 w2", "w3* -w7", "\"w1 w2\"", "from:anna w5"))
        time(index, query);
    } finally {
      MessageIndex.wipe(folder);
      Files.delete(folder);
    }
  }

  private static MessageWords words(int id, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < WORDS_A_MESSAGE; i++)
      text.append('w').append((int) Math.abs(random.nextGaussian() * 5_000)).append(' ');
    return message(id).subject(id % 3 == 0 ? "site down" : "hello").text(text.toString()).build();
  }

  private static void time(MessageIndex index, String query) throws Exception {
    double[] millis = new double[50];
    int hits = 0;
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      hits =
          index.find(QueryReader.read(query, CustomersMeant.by(query, Directory.EMPTY)), 50).size();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        "%-14s %d hits, p50 %.1f ms, worst %.1f ms%n", query, hits, millis[25], millis[49]);
  }
}
