package app.allclear.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a label asks for, written {@code c1;c2;?c3}: the first two, and careful people may differ
 * about the third, so that it counts neither way.
 */
record Wanted(Set<String> sure, Set<String> debatable) {
  static Wanted parse(String cell) {
    Set<String> sure = new TreeSet<>();
    Set<String> debatable = new TreeSet<>();
    List<String> items =
        Arrays.stream(cell.split(";")).map(String::strip).filter(item -> !item.isEmpty()).toList();
    for (String item : items) {
      if (item.startsWith("?")) debatable.add(item.substring(1).strip());
      else sure.add(item);
    }
    return new Wanted(sure, debatable);
  }

  boolean accepts(Set<String> found) {
    return found.containsAll(sure) && allows(found);
  }

  /** Nothing in it that the mail has nothing to do with. */
  boolean allows(Set<String> found) {
    return found.stream().allMatch(one -> sure.contains(one) || debatable.contains(one));
  }

  /** Of the acceptable answers the one closest to what was found. */
  Set<String> nearest(Set<String> found) {
    Set<String> nearest = new TreeSet<>(found);
    nearest.retainAll(debatable);
    nearest.addAll(sure);
    return nearest;
  }

  Set<String> all() {
    Set<String> all = new TreeSet<>(sure);
    all.addAll(debatable);
    return all;
  }

  @Override
  public String toString() {
    List<String> items = new java.util.ArrayList<>(sure);
    debatable.forEach(one -> items.add("?" + one));
    return items.isEmpty() ? "nobody" : String.join(" ", items);
  }
}
