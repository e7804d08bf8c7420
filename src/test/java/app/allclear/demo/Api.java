package app.allclear.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Allclear's HTTP API, seen from outside, as DESIGN writes it: the only way the day talks to
 * Allclear.
 */
public final class Api implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String base;
  private final String authorization;

  public Api(int port, String user, String password) {
    this.base = "http://127.0.0.1:" + port + "/api";
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  public JsonNode get(String path) {
    return call("GET", path, null);
  }

  public JsonNode post(String path, Map<String, ?> body) {
    return call("POST", path, body);
  }

  public JsonNode put(String path, Map<String, ?> body) {
    return call("PUT", path, body);
  }

  /** Every page of a list, in order; {@code path} without {@code after}. */
  public List<JsonNode> all(String path, String field) {
    List<JsonNode> rows = new ArrayList<>();
    String more = path + (path.contains("?") ? "&" : "?") + "limit=1000";
    String after = "";
    do {
      JsonNode page = get(more + after);
      page.path(field).forEach(rows::add);
      JsonNode next = page.path("next");
      after = next.isMissingNode() || next.isNull() ? "" : "&after=" + encoded(next.asString());
    } while (!after.isEmpty());
    return rows;
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private JsonNode call(String method, String path, Map<String, ?> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .header("Accept", "application/json");
    if (!method.equals("GET")) request.header("Content-Type", "application/json");
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() / 100 != 2)
        throw new Refused(method + " /api" + path, answer.statusCode(), answer.body());
      return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException("Allclear did not answer " + method + " /api" + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while calling Allclear", e);
    }
  }

  /** Allclear answered with an error. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;

    Refused(String call, int status, String answer) {
      super("Allclear answered %s with %d: %s".formatted(call, status, answer));
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
