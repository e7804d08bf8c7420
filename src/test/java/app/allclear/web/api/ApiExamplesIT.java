package app.allclear.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.web.Service;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes every call of {@code config/api-examples.md} on the running program and compares the file
 * whole, but for instants, digests and our Message-IDs. What was answered is left in {@code
 * target/api-examples.md}: after a wanted change, copy it over.
 */
class ApiExamplesIT {
  private static final Path EXAMPLES = Path.of("config", "api-examples.md");
  private static final Path ANSWERED = Path.of("target", "api-examples.md");
  private static final String CUSTOMERS =
      """
      id,name,contacts,sites,databases
      1001,Flowers by Ida,Ida <ida@flowers.example>,flowers.example,mysql1/flowers_wp
      1002,Blue Fern Yoga,hello@bluefern.example,bluefern.example,mysql1/bluefern
      """;
  private static final String INTRODUCTION =
      """
      # Every call of the API, with an answer

      JSON under `/api`, HTTP Basic with the operator's name and password, and the header
      `Content-Type: application/json` on every call that changes something, also one without a body.
      Lists take `after` and `limit` (100, at most 1,000) and answer `next`, null at the end. Ids are
      opaque. Instants are ISO 8601 in UTC; an offset is understood. Errors are problem details (RFC 9457).

      A test makes these calls, in this order, on the running program and compares the answers.

      ```bash
      call() { curl -sS -u "operator:$ALLCLEAR_PASSWORD" -H 'Content-Type: application/json' "$@"; }
      A=http://localhost:8080/api
      ```
      """;

  private static final String LISTS =
      """

      A list is read from a dump (full or schema only, gzipped or not; of any length, it is never kept)
      or from a listing of files. It names its databases itself, or `database` does. `takenAt` may be
      left out where a dump says when it was made; `replace=true` replaces also a newer list that
      Allclear kept itself. `POST /api/checks` consents to one CHECK TABLE of one database: read the
      warning on its page first.
      """;

  @TempDir Path folder;
  private final JsonMapper json = JsonMapper.shared();
  private final StringBuilder text = new StringBuilder(INTRODUCTION);
  private Service service;

  @Test
  void answersAsTheExamplesSay() throws Exception {
    try (Service running = Service.start(folder, CUSTOMERS)) {
      service = running;
      mail("Ida <ida@flowers.example>", "site down", "My shop is empty. When is it back?", 1);
      mail("Ben <ben@freemail.example>", "hello?", "Is anybody there?", 2);
      outage();
      messages();
      restores();
      lists();
      notices();
      incidents();
      rest();
      corrections();
      learned();
      errors();
    }
    Files.createDirectories(ANSWERED.getParent());
    Files.writeString(ANSWERED, text);
    assertThat(steady(text.toString())).isEqualTo(steady(Files.readString(EXAMPLES)));
  }

  private void outage() throws Exception {
    heading("Outages");
    String start =
        Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString();
    example(
        "POST", "/outages", "{\"name\":\"mysql1 lost tables\",\"startedAt\":\"" + start + "\"}");
    example("PATCH", "/outages/1", "{\"name\":\"mysql1 lost its tables\"}");
    example(
        "PUT",
        "/outages/1/public-sentence",
        "{\"text\":\"A database server lost data; we restore it from backups.\"}");
    example("GET", "/outages", null);
    sent(1);
    example("GET", "/outages/1/modes", null);
    example("PUT", "/outages/1/modes", "{\"damaged-again\":\"automatic\"}");
  }

  private void messages() throws Exception {
    heading("Messages");
    example("GET", "/messages?limit=1", null);
    example("GET", "/messages?after=1", null);
    example("POST", "/messages/2/assign", "{\"customers\":[\"1002\"]}");
  }

  private void restores() throws Exception {
    heading("Databases and restores");
    String flowers = "/databases/mysql1/flowers_wp/restore";
    example("PUT", flowers, "{\"state\":\"needed\"}");
    example(
        "PUT",
        flowers,
        "{\"state\":\"running\",\"percent\":40,\"backupTakenAt\":\"2026-05-03T03:00:00Z\"}");
    example("PUT", flowers, "{\"state\":\"done\",\"note\":\"one table mended by hand\"}");
    text.append(
        """

        `reason` says why a restore is `on-hold` (`asked-not-to-overwrite` or `has-newer-copy`); `words` are for the
        customer, with `on-hold` and `given-up`, and stand in the next notice. Both may be left out.
        """);
    example(
        "PUT",
        "/restores",
        "{\"server\":\"mysql1\",\"name\":\"bluefern\",\"state\":\"on-hold\","
            + "\"reason\":\"has-newer-copy\",\"words\":\"We wait for your copy.\"}");
    example("GET", "/databases", null);
  }

  private void lists() throws Exception {
    heading("Lists of tables from before, and checks");
    text.append(LISTS);
    dumped(
        "/lists?server=mysql1&database=flowers_wp&label=Mondays+backup",
        """
        CREATE TABLE `wp_posts` (`id` bigint(20) NOT NULL, `title` text) ENGINE=InnoDB;
        INSERT INTO `wp_posts` VALUES (1,'Tulips');
        -- Dump completed on 2026-05-04  3:00:00
        """);
    example(
        "POST",
        "/lists",
        "{\"server\":\"mysql1\",\"label\":\"Sunday, ls -lR\",\"takenAt\":\"2026-05-03T03:00:00Z\",\"text\":\"./bluefern/posts.frm\\n./bluefern/posts.ibd\\n./nobodys/t.frm\"}");
    example("GET", "/lists", null);
    example("GET", "/tables?database=mysql1/flowers_wp", null);
    example("POST", "/checks", "{\"database\":\"mysql1/flowers_wp\",\"confirmed\":true}");
  }

  private void dumped(String path, String dump) throws Exception {
    HttpResponse<String> answer =
        service.stream("/api" + path, dump.getBytes(StandardCharsets.UTF_8));
    text.append(
            "\n```bash\ncurl -sS -u \"operator:$ALLCLEAR_PASSWORD\" -H 'Content-Type: application/octet-stream' -T dump.sql.gz \"$A")
        .append(path)
        .append("\"\n```\n\n```json\n")
        .append(
            json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(answer.body())))
        .append("\n```\n");
  }

  private void notices() throws Exception {
    heading("Notices");
    example("GET", "/notices", null);
    example("POST", "/notices/pause", null);
    example("POST", "/notices/2/release", null);
    example("POST", "/notices/2/discard", null);
    example("POST", "/notices/release", "{\"event\":\"restored\"}");
    example("POST", "/notices/resume", null);
    example("POST", "/notices/2/send-again", null);
    example("POST", "/notices/2/settle", "{\"sent\":true}");
    example("GET", "/notices/suspended", null);
    example("POST", "/notices/suspended/lift", "{\"address\":\"ida@flowers.example\"}");
    example(
        "POST",
        "/outages/1/announcements",
        "{\"event\":\"progress\",\"words\":\"We work through the night.\",\"hold\":true}");
    example("GET", "/outages/1/announcements", null);
    example("POST", "/outages/1/waves/progress/hold", null);
    example("POST", "/outages/1/waves/progress/discard", null);
  }

  private void incidents() throws Exception {
    heading("Incidents");
    example("GET", "/incidents?state=open&customer=1002", null);
    example("GET", "/incidents/1", null);
    example("POST", "/incidents/1/close", null);
    example("POST", "/incidents/1/reopen", null);
  }

  private void rest() throws Exception {
    heading("Log and status");
    example("POST", "/log", "{\"text\":\"Rebooted mysql1.\",\"database\":\"mysql1/flowers_wp\"}");
    example("GET", "/log", null);
    example("GET", "/status", null);
  }

  private void corrections() throws Exception {
    mail("Cleo <cleo@elsewhere.example>", "help", "Nothing works.", 3);
    mail("Cleo <cleo@elsewhere.example>", "hello?", "Any news?", 4);
    heading("Corrections");
    text.append(
        """

        `remember` (true where left out) says whether mail to come from the address is theirs, too.
        """);
    example("POST", "/messages/3/assign", "{\"customers\":[\"1001\"],\"remember\":true}");
    example("GET", "/messages/3/alike", null);
    example(
        "POST",
        "/messages/3/alike",
        "{\"kind\":\"address\",\"said\":\"cleo@elsewhere.example\",\"messages\":[\"4\"],\"remember\":true}");
    text.append(
        """

        `as` is `machine`, `human`, or null to take it back; `sender` says whether that holds for all
        mail of the address (left out: unless it is registered with a customer).
        """);
    example("POST", "/messages/4/mark", "{\"as\":\"machine\",\"sender\":false}");
    example("POST", "/messages/4/mark", "{\"as\":null,\"sender\":false}");
    text.append(
        """

        One message of an incident is another customer's, or, without `customer`, nobody's; and all of
        them are.
        """);
    example("POST", "/incidents/1/split", "{\"message\":\"4\",\"customer\":\"1002\"}");
    example("POST", "/incidents/1/merge", "{\"into\":\"1002\"}");
  }

  private void learned() throws Exception {
    heading("What was learned");
    text.append(
        """

        `kind` is `address`, `domain`, `name`, or `machine` and `human` for who writes from an address.
        """);
    example("GET", "/learned?after=1", null);
    example(
        "POST",
        "/learned",
        "{\"kind\":\"domain\",\"said\":\"blue-fern.example\",\"customer\":\"1002\"}");
    example("PATCH", "/learned/3", "{\"customer\":\"1001\"}");
    example("POST", "/learned/2/revoke", null);
  }

  private void errors() throws Exception {
    heading("Errors");
    example("PUT", "/databases/mysql1/flowers/restore", "{\"state\":\"done\"}");
    example("PUT", "/databases/mysql1/flowers_wp/restore", "{\"state\":\"finished\"}");
    example("POST", "/outages", "{\"name\":\"another\",\"startedAt\":\"2026-11-22T05:00:00Z\"}");
    example("GET", "/messages?limit=5000", null);
    example("PUT", "/databases/mysql1/a%2Fb/restore", "{\"state\":\"done\"}");
  }

  private void mail(String from, String subject, String words, int stored) throws Exception {
    service.receive(from, subject, words);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.get("/api/status").at("/mailboxes/0/stored").asInt() == stored);
  }

  private void sent(int notices) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.get("/api/status").at("/outbox/sent").asInt() == notices);
  }

  private void heading(String words) {
    text.append("\n## ").append(words).append('\n');
  }

  private void example(String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        service.send(method, "/api" + path, method.equals("GET") ? null : body == null ? "" : body);
    String url = path.contains("?") ? "\"$A" + path + "\"" : "$A" + path;
    text.append("\n```bash\ncall ")
        .append(method.equals("GET") ? "" : "-X " + method + " ")
        .append(url)
        .append(body == null ? "" : " -d '" + body + "'")
        .append("\n```\n\n")
        .append(answer.statusCode() == 200 ? "" : answer.statusCode() + ":\n\n")
        .append("```json\n")
        .append(
            json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(answer.body())))
        .append("\n```\n");
  }

  /** What differs from run to run, made the same. */
  private static String steady(String examples) {
    return examples
        .replace("\r\n", "\n")
        .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z", "INSTANT")
        .replaceAll("\\b\\d{1,2} \\w+ 20\\d\\d,? \\d\\d:\\d\\d( UTC)?", "TIME")
        .replaceAll("\\d+ days old", "OLD")
        .replaceAll("[0-9a-f]{64}", "DIGEST")
        .replaceAll("\"uidValidity\" : \\d+", "\"uidValidity\" : 1");
  }
}
