package app.allclear.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Mails that were delivered twice must have become one message each, with two copies. */
final class Twins {
  private Twins() {}

  /** One sentence a pair that became two messages. */
  static List<String> in(Corpus corpus, List<JsonNode> messages) {
    Map<String, Set<Long>> uids = new HashMap<>();
    for (int i = 0; i < corpus.mails().size(); i++) {
      LabelledMail mail = corpus.mails().get(i);
      if (mail.label().situation().equals("same-id-twice") && mail.letter().messageId() != null)
        uids.computeIfAbsent(
                mail.letter().messageId() + " " + mail.letter().contentDigest(),
                _ -> new HashSet<>())
            .add(i + 1L);
    }
    List<String> apart = new ArrayList<>();
    uids.forEach((id, pair) -> {
      long stored = messages.stream().filter(message -> holds(message, pair)).count();
      if (stored != 1)
        apart.add(
            "%s was delivered %d times and stored %d times.".formatted(id, pair.size(), stored));
    });
    return apart;
  }

  private static boolean holds(JsonNode message, Set<Long> uids) {
    for (JsonNode copy : message.path("copies"))
      if (uids.contains(copy.path("uid").asLong())) return true;
    return false;
  }
}
