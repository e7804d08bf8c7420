package app.allclear.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a careful human would say about one mail of the cast, written next to it before Allclear
 * ever saw it: {@code Truth: customers; roles; private|silent[; automatic][; forged][;
 * assign=customer]}.
 *
 * @param customers the acceptable answers: each a set of customers the mail is surely about; an
 *     empty set is "nobody, for certain"
 * @param candidates where the honest answer is "one or more of these", who they are
 * @param roles the acceptable roles of the sender
 * @param privateAllowed whether the sender may get a notice with anything private in it
 * @param assign the customer whom the operator gives the mail to, by hand
 */
record Truth(
    List<Set<String>> customers,
    Set<String> candidates,
    Set<String> roles,
    boolean privateAllowed,
    boolean automatic,
    boolean forged,
    @Nullable String assign) {
  static Truth parse(String written) {
    List<String> fields = Arrays.stream(written.split(";")).map(String::strip).toList();
    if (fields.size() < 3)
      throw new IllegalArgumentException(
          "A truth needs customers, roles and private or silent: " + written);
    List<String> marks = fields.subList(3, fields.size());
    boolean unsure = fields.get(0).startsWith("?");
    return new Truth(
        unsure ? List.of(Set.of()) : alternatives(fields.get(0)),
        unsure ? names(fields.get(0).substring(1)) : Set.of(),
        Set.of(fields.get(1).split("\\|")),
        switch (fields.get(2)) {
          case "private" -> true;
          case "silent" -> false;
          default -> throw new IllegalArgumentException("Neither private nor silent: " + written);
        },
        marks.contains("automatic"),
        marks.contains("forged"),
        marks.stream()
            .filter(mark -> mark.startsWith("assign="))
            .map(mark -> mark.substring("assign=".length()))
            .findFirst()
            .orElse(null));
  }

  private static List<Set<String>> alternatives(String written) {
    return Arrays.stream(written.split("\\|")).map(Truth::names).toList();
  }

  private static Set<String> names(String written) {
    return Arrays.stream(written.split(","))
        .map(String::strip)
        .filter(name -> !name.equals("none"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether filing the mail under exactly these customers is right. */
  boolean accepts(Set<String> filed) {
    return customers.contains(filed);
  }

  /** Every customer named anywhere in this truth. */
  Set<String> everybody() {
    Set<String> all = customers.stream().flatMap(Set::stream).collect(Collectors.toSet());
    all.addAll(candidates);
    if (assign != null) all.add(assign);
    return all;
  }
}
