package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RestoreSettingsTest {
  @Test
  void readsTheKeysOfTheConfiguration() {
    RestoreSettings settings =
        bind(
            Map.of(
                "allclear.servers[0].name", "mysql1",
                "allclear.servers[0].url", "jdbc:mysql://db1.host.example:3306/",
                "allclear.servers[0].username", "allclear",
                "allclear.servers[0].password", "secret",
                "allclear.servers[1].name", "mysql2",
                "allclear.servers[1].url", "jdbc:mysql://db2.host.example:3306/",
                "allclear.servers[1].deep", "true",
                "allclear.probe-every-in-outage", "5s"));
    assertThat(settings.servers())
        .containsExactly(
            new ServerSettings(
                "mysql1", "jdbc:mysql://db1.host.example:3306/", "allclear", "secret", false),
            new ServerSettings("mysql2", "jdbc:mysql://db2.host.example:3306/", null, null, true));
    assertThat(settings.probeEvery()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.probeEveryInOutage()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.server("mysql2")).isPresent();
    assertThat(settings.server("other")).isEmpty();
  }

  @Test
  void startsWithoutAnyServer() {
    assertThat(bind(Map.of("allclear.data", "data")).servers()).isEmpty();
  }

  @Test
  void refusesTwoServersOfOneName() {
    ServerSettings server = new ServerSettings("mysql1", "jdbc:mysql://db1/", null, null, false);
    assertThatThrownBy(() -> RestoreSettings.of(List.of(server, server)))
        .hasMessageContaining("both named mysql1");
  }

  private static RestoreSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("allclear", RestoreSettings.class);
  }
}
