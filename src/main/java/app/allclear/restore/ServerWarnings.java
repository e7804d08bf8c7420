package app.allclear.restore;

import java.util.ArrayList;
import java.util.List;

/** What an operator should know about a configured server before it matters. */
public final class ServerWarnings {
  private ServerWarnings() {}

  /** Whole sentences; empty where all is well. Looks the host up, which can take a moment. */
  public static List<String> of(ServerSettings server) {
    ServerAddress address;
    try {
      address = ServerAddress.parse(server.url());
    } catch (IllegalArgumentException e) {
      return List.of("Server %s can't be probed: %s".formatted(server.name(), e.getMessage()));
    }
    List<String> warnings = new ArrayList<>();
    if (!address.ignored().isEmpty())
      warnings.add(
          "These parameters in the url of server %s are not passed on: %s. Only those about encryption are."
              .formatted(server.name(), String.join(", ", address.ignored())));
    if (address.thisMachine())
      warnings.add(
          "Server %s (%s) is this machine: when it is sick, so is Allclear. Run Allclear elsewhere."
              .formatted(server.name(), address));
    return warnings;
  }

  /** True where the url's host is an address of this machine. */
  public static boolean thisMachine(String url) {
    try {
      return ServerAddress.parse(url).thisMachine();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
