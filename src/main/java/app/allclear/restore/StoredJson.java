package app.allclear.restore;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists as the store keeps them: JSON, so that later fields need no new column. */
final class StoredJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
  private static final TypeReference<List<ListedTable>> TABLES = new TypeReference<>() {};
  private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

  private StoredJson() {}

  static String of(List<?> values) {
    return JSON.writeValueAsString(values);
  }

  static List<Finding> findings(String json) {
    return JSON.readValue(json, FINDINGS);
  }

  static List<ListedTable> tables(String json) {
    return JSON.readValue(json, TABLES);
  }

  static List<String> names(String json) {
    return JSON.readValue(json, NAMES);
  }
}
