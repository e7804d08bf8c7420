package app.allclear.corpus;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * B-cubed precision and recall of a grouping in which a mail may be in several groups: extended
 * B-cubed (Amigó, Gonzalo, Artiles and Verdejo, 2009). For two mails that share groups found, the
 * pair's precision is min(groups shared as found, groups shared in truth) / groups shared as found;
 * recall likewise over groups shared in truth. A mail's figure is the mean over the mails it shares
 * a group with, itself included, and the figure of all is the mean over mails. A mail in no group
 * is a group of its own.
 */
record BCubed(double precision, double recall) {
  static BCubed of(List<Set<String>> found, List<Set<String>> truth) {
    List<Set<String>> cluster = alone(found);
    List<Set<String>> label = alone(truth);
    return new BCubed(mean(cluster, label), mean(label, cluster));
  }

  double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  private static List<Set<String>> alone(List<Set<String>> groups) {
    return IntStream.range(0, groups.size())
        .mapToObj(i -> groups.get(i).isEmpty() ? Set.of("alone " + i) : groups.get(i))
        .toList();
  }

  private static double mean(List<Set<String>> over, List<Set<String>> against) {
    double sum = 0;
    for (int i = 0; i < over.size(); i++) {
      double pairs = 0;
      int peers = 0;
      for (int j = 0; j < over.size(); j++) {
        int shared = shared(over.get(i), over.get(j));
        if (shared == 0) continue;
        peers++;
        pairs += Math.min(shared, shared(against.get(i), against.get(j))) / (double) shared;
      }
      sum += pairs / peers;
    }
    return over.isEmpty() ? 1 : sum / over.size();
  }

  private static int shared(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return both.size();
  }
}
