package app.allclear.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChaosTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void countsHeapsAsAMailProgramMakesThem() {
    List<JsonNode> messages =
        List.of(
            message("Anna <anna@a.example>", "Site down", "a"),
            message("ANNA@a.example", "Re: AW: site down", "a"),
            message("bert@b.example", "SITE DOWN!!!", "b"),
            message("carl@c.example", "Invoice", "c"));

    assertThat(Chaos.about("site down", messages)).isEqualTo(new Chaos(3, 2, 2, 2));
    assertThat(Chaos.heaps(messages)).hasSize(3);
  }

  private static JsonNode message(String from, String subject, String customer) {
    return JSON.valueToTree(
        java.util.Map.of("from", from, "subject", subject, "customers", List.of(customer)));
  }
}
