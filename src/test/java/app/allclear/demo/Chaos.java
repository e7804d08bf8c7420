package app.allclear.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a mail program makes of the same mails: heaps by subject (RFC 5256, section 2.1), beside
 * ours.
 */
record Chaos(int mails, int people, int heaps, int customers) {
  /** Counts the mails whose subject contains these words. */
  static Chaos about(String words, List<JsonNode> messages) {
    List<JsonNode> these =
        messages.stream()
            .filter(one -> base(one.path("subject").asString("")).contains(words))
            .toList();
    Set<String> customers = new HashSet<>();
    for (JsonNode one : these)
      one.path("customers").forEach(customer -> customers.add(customer.asString()));
    return new Chaos(these.size(), people(these).size(), heaps(these).size(), customers.size());
  }

  static Set<String> people(List<JsonNode> messages) {
    return messages.stream()
        .map(one -> bare(one.path("from").asString("")))
        .filter(address -> !address.isEmpty())
        .collect(Collectors.toSet());
  }

  static Set<String> heaps(List<JsonNode> messages) {
    return messages.stream()
        .map(one -> base(one.path("subject").asString("")))
        .collect(Collectors.toSet());
  }

  private static String bare(String from) {
    return from.replaceAll(".*<|>.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /** A subject as a mail program groups by it: without Re: and Fwd:, case ignored. */
  private static String base(String subject) {
    String text = subject.strip().toLowerCase(Locale.ROOT);
    String before;
    do {
      before = text;
      text = text.replaceFirst("^(re|aw|fw|fwd|wg|sv)\\s*:\\s*", "");
    } while (!text.equals(before));
    return text;
  }
}
