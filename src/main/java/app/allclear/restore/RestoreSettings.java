package app.allclear.restore;

import jakarta.validation.Valid;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What {@code allclear.*} says about servers.
 *
 * @param servers the servers to probe; may be empty
 * @param probeEvery the pause between two rounds of a server while all is calm
 * @param probeEveryInOutage the same while an outage is open or a restore is being proven
 * @param outageOnDamage what happens when probes find damage and no outage is declared
 */
@Validated
@ConfigurationProperties("allclear")
public record RestoreSettings(
    List<@Valid ServerSettings> servers,
    @DefaultValue("60s") Duration probeEvery,
    @DefaultValue("20s") Duration probeEveryInOutage,
    @DefaultValue("suggest") OutageOnDamage outageOnDamage) {
  /** What probes do about an outage once they found damage. */
  public enum OutageOnDamage {
    /** The pages offer to declare one. */
    SUGGEST,
    /** One is declared at once. */
    DECLARE
  }

  @SuppressWarnings("ConstantValue") // Spring passes null for a list that is not configured.
  public RestoreSettings {
    servers = servers == null ? List.of() : List.copyOf(servers);
    Set<String> names = new HashSet<>();
    for (ServerSettings server : servers)
      if (!names.add(server.name()))
        throw new IllegalArgumentException(
            "Two entries of allclear.servers are both named %s; give each its own name."
                .formatted(server.name()));
  }

  /** Servers alone, with the usual pauses. */
  public static RestoreSettings of(@Nullable List<ServerSettings> servers) {
    return new RestoreSettings(
        servers == null ? List.of() : servers,
        Duration.ofSeconds(60),
        Duration.ofSeconds(20),
        OutageOnDamage.SUGGEST);
  }

  /** The settings of a probed server; empty where the server is not in the configuration. */
  public Optional<ServerSettings> server(String name) {
    return servers.stream().filter(server -> server.name().equals(name)).findFirst();
  }
}
