package app.allclear.flow;

import app.allclear.incident.StoredMessage;
import app.allclear.incident.Teaching;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mail in the tray that is like a message the operator has decided about, in one respect.
 *
 * @param kind the respect: the same address, domain or name; never a mark
 * @param said the address, domain or name
 * @param messages not the model itself; newest first
 * @param teaches as what it can be taught, so that mail to come is filed by it; null: it can't be
 */
public record Alike(
    Teaching.Kind kind,
    String said,
    List<StoredMessage> messages,
    Teaching.@Nullable Kind teaches) {
  public Alike {
    if (kind.isMark()) throw new IllegalArgumentException("Who writes is no likeness.");
    messages = List.copyOf(messages);
  }

  /** What "like this" means, to be read after "messages". */
  public String words() {
    return switch (kind) {
      case ADDRESS -> "from the same address, " + said;
      case DOMAIN -> "from addresses at " + said + ", which is no mail provider's";
      case NAME -> "that name “" + said + "”";
      case MACHINE, HUMAN -> throw new IllegalStateException("Who writes is no likeness.");
    };
  }
}
