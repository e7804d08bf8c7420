package app.allclear.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was heard in one incident, and when the operator last said that all of it was answered:
 * which matters only where somebody wrote, so the two are read together.
 */
record Hearing(List<Heard> messages, @Nullable Instant answeredAt) {
  static final Hearing NOTHING = new Hearing(List.of(), null);
}
