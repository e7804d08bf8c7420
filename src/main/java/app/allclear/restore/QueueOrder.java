package app.allclear.restore;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** In which order the operator restores. Ties are broken by name, so that an order is one. */
public enum QueueOrder {
  /** Most people waiting first; among equals who has waited longest. */
  PEOPLE,
  /** Who has waited longest first. */
  WAITING,
  /** Smallest first: most customers back soonest. */
  SIZE,
  /** Newest backup first: those lose least. */
  AGE,
  /** As the operator moved them. */
  HAND;

  /** The word pages use. */
  public String word() {
    return Words.of(this);
  }

  public static Optional<QueueOrder> named(String word) {
    for (QueueOrder order : values()) if (order.word().equals(word)) return Optional.of(order);
    return Optional.empty();
  }

  /** What is unknown comes last; in the order by hand, what has no place yet. */
  Comparator<Queueing> comparator() {
    Comparator<Queueing> people = Comparator.comparing(Queueing::people).reversed();
    Comparator<Queueing> waiting = nullsLast(Queueing::waitingSince);
    Comparator<Queueing> first =
        switch (this) {
          case PEOPLE -> people.thenComparing(waiting);
          case WAITING -> waiting.thenComparing(people);
          case SIZE -> nullsLast(Queueing::size);
          case AGE ->
              Comparator.comparing(
                  Queueing::backupTakenAt, Comparator.nullsLast(Comparator.reverseOrder()));
          case HAND -> nullsLast(Queueing::place).thenComparing(people).thenComparing(waiting);
        };
    return first.thenComparing(Queueing::database);
  }

  private static <T extends Comparable<T>> Comparator<Queueing> nullsLast(
      Function<Queueing, T> key) {
    return Comparator.comparing(key, Comparator.nullsLast(Comparator.naturalOrder()));
  }
}
