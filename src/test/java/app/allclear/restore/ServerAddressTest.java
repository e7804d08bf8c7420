package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://db1.host.example:3306/, jdbc:mysql://db1.host.example:3306/",
    "jdbc:mysql://db1.host.example, jdbc:mysql://db1.host.example:3306/",
    "jdbc:mariadb://10.0.0.5:3307/mysql?a=b, jdbc:mysql://10.0.0.5:3307/",
    "jdbc:mysql://[::1]:3306/, jdbc:mysql://[::1]:3306/",
  })
  void keepsHostAndPort(String written, String used) {
    assertThat(ServerAddress.parse(written).url()).isEqualTo(used);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "db1.host.example",
        "jdbc:postgresql://db1/",
        "jdbc:mysql://one,two/",
        "jdbc:mysql://root:secret@db1/",
        "jdbc:mysql://(host=db1,allowLoadLocalInfile=true)/",
        "jdbc:mysql://address=(host=db1)(autoDeserialize=true)/",
        "jdbc:mysql:loadbalance://one,two/",
        "jdbc:mysql://db1:99999/",
      })
  void refusesWhatIsNotOneHost(String written) {
    assertThatThrownBy(() -> ServerAddress.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:mysql://host:3306/");
  }

  @Test
  void passesNothingDangerousToTheDriver() {
    ServerAddress address =
        ServerAddress.parse(
            "jdbc:mysql://db1/?allowLoadLocalInfile=true&ALLOWURLINLOCALINFILE=true&sslMode=REQUIRED"
                + "&autoDeserialize=true&socketTimeout=0&%61llowMultiQueries=true"
                + "&queryInterceptors=com.example.Evil&connectTimeout=0");
    assertThat(address.ignored())
        .containsExactly(
            "ALLOWURLINLOCALINFILE",
            "allowLoadLocalInfile",
            "allowMultiQueries",
            "autoDeserialize",
            "connectTimeout",
            "queryInterceptors",
            "socketTimeout");
    Properties properties =
        JdbcProperties.of(
            new ServerSettings("mysql1", address.url(), "allclear", "secret", false),
            address,
            ProbeLimits.DEFAULT);
    assertThat(properties)
        .containsEntry("sslMode", "REQUIRED")
        .containsEntry("allowLoadLocalInfile", "false")
        .containsEntry("allowUrlInLocalInfile", "false")
        .containsEntry("autoDeserialize", "false")
        .containsEntry("allowMultiQueries", "false")
        .containsEntry("connectTimeout", "3000")
        .containsEntry("socketTimeout", "3000")
        .doesNotContainKey("queryInterceptors");
  }

  @Test
  void knowsThisMachine() {
    assertThat(ServerWarnings.thisMachine("jdbc:mysql://127.0.0.1:3306/")).isTrue();
    assertThat(ServerWarnings.thisMachine("jdbc:mysql://[::1]/")).isTrue();
    assertThat(ServerWarnings.thisMachine("jdbc:mysql://192.0.2.1/")).isFalse();
    assertThat(ServerWarnings.thisMachine("nonsense")).isFalse();
  }

  @Test
  void warnsOfWhatAnOperatorShouldKnow() {
    assertThat(ServerWarnings.of(server("jdbc:mysql://127.0.0.1/?autoReconnect=true")))
        .hasSize(2)
        .anyMatch(warning -> warning.contains("not passed on: autoReconnect"))
        .anyMatch(warning -> warning.contains("is this machine"));
    assertThat(ServerWarnings.of(server("jdbc:oracle:x")))
        .singleElement()
        .asString()
        .contains("Server mysql1 can't be probed");
    assertThat(ServerWarnings.of(server("jdbc:mysql://192.0.2.1/"))).isEmpty();
  }

  @Test
  void quotesEveryIdentifier() {
    assertThat(JdbcServer.quoted("a`b\"c'd")).isEqualTo("`a``b\"c'd`");
  }

  @Test
  void neverPrintsAPassword() {
    assertThat(new ServerSettings("mysql1", "jdbc:mysql://db1/", "u", "secret", false).toString())
        .doesNotContain("secret");
  }

  private static ServerSettings server(String url) {
    return new ServerSettings("mysql1", url, "allclear", null, false);
  }
}
