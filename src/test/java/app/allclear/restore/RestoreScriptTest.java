package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The restore script we ship, on an API and a client that do as told. */
class RestoreScriptTest {
  private static final String DUMP = "CREATE TABLE t (id INT);\n-- Dump completed on 2026-05-03\n";

  /** Fails on a dump that says so, and notes what it was asked to run. */
  private static final String CLIENT =
      """
      #!/bin/sh
      printf '%s\\n' "$*" >>client.said
      case "$*" in *--database=*) if grep -q BROKEN; then printf -- '--------\\nINSRT INTO t\\n--------\\n\\n' >&2; echo "ERROR 1064 at line 7: \\"near\\"" >&2; exit 1; fi;; esac
      """;

  @TempDir Path folder;
  private final List<JsonNode> taken = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger asked = new AtomicInteger();
  private IntUnaryOperator answer = _ -> 200;
  private String authorization = "";
  private HttpServer api;

  @BeforeEach
  void listen() throws IOException {
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext("/api/restores", this::take);
    api.start();
    Path client = Files.writeString(folder.resolve("client"), CLIENT);
    assertThat(client.toFile().setExecutable(true)).isTrue();
  }

  @AfterEach
  void close() {
    api.stop(0);
  }

  private void take(HttpExchange call) throws IOException {
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    authorization = call.getRequestHeaders().getFirst("Authorization");
    int status = answer.applyAsInt(asked.incrementAndGet());
    if (status == 200) taken.add(JsonMapper.shared().readTree(body));
    byte[] words = "{\"detail\":\"No customer has a database.\"}".getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, words.length);
    try (OutputStream out = call.getResponseBody()) {
      out.write(words);
    }
  }

  private RestoreScript.Ended run(String list, String... more) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("ALLCLEAR_URL", "http://127.0.0.1:" + api.getAddress().getPort());
    environment.put("ALLCLEAR_PASSWORD", "correct \"horse\" \\ $(x)");
    environment.put("MYSQL", "./client");
    environment.put("TRIES", "2");
    for (int i = 0; i < more.length; i += 2) environment.put(more[i], more[i + 1]);
    return RestoreScript.run(folder, list, environment);
  }

  private Path dump(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private List<String> told() {
    return taken.stream()
        .map(one -> one.get("name").asString() + " " + one.get("state").asString())
        .toList();
  }

  private List<String> clientSaid() throws IOException {
    Path said = folder.resolve("client.said");
    return Files.exists(said) ? Files.readAllLines(said) : List.of();
  }

  @Test
  void restoresAndReportsOneAfterTheOther() throws Exception {
    dump("a.sql.gz", DUMP);
    Files.writeString(folder.resolve("b.sql"), DUMP);
    RestoreScript.Ended ended =
        run("# today\n\nmysql1/a\ta.sql.gz\nmysql1/b\tb.sql\t2026-05-03T02:00:00Z");
    assertThat(ended.said()).contains("2 restored, 0 not restored.");
    assertThat(ended.status()).isZero();
    assertThat(told()).containsExactly("a running", "a done", "b running", "b done");
    assertThat(taken.get(3).get("backupTakenAt").asString()).isEqualTo("2026-05-03T02:00:00Z");
    assertThat(taken.get(0).get("backupTakenAt").asString()).matches("20.*Z");
    assertThat(clientSaid())
        .containsExactly(
            "-e CREATE DATABASE IF NOT EXISTS `a`; DROP DATABASE `a`; CREATE DATABASE `a`",
            "--database=a",
            "-e CREATE DATABASE IF NOT EXISTS `b`; DROP DATABASE `b`; CREATE DATABASE `b`",
            "--database=b");
    assertThat(
            new String(
                Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8))
        .isEqualTo("operator:correct \"horse\" \\ $(x)");
  }

  @Test
  void goesOnAfterADumpThatDoesNotLoad() throws Exception {
    dump("a.sql.gz", "BROKEN\n" + DUMP);
    dump("b.sql.gz", DUMP);
    RestoreScript.Ended ended = run("mysql1/a\ta.sql.gz\nmysql1/b\tb.sql.gz\n");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(told()).containsExactly("a running", "a failed", "b running", "b done");
    assertThat(taken.get(1).get("note").asString())
        .isEqualTo("the dump does not load: ERROR 1064 at line 7: \"near\"");
  }

  @Test
  void clearsNothingWhereTheArchiveIsBrokenTheDumpCutShortOrTheFileGone() throws Exception {
    byte[] whole = Files.readAllBytes(dump("a.sql.gz", DUMP.repeat(5_000)));
    Files.write(folder.resolve("a.sql.gz"), Arrays.copyOf(whole, whole.length / 2));
    dump("b.sql.gz", "CREATE TABLE t (id INT);\n");
    RestoreScript.Ended ended =
        run("mysql1/a\ta.sql.gz\nmysql1/b\tb.sql.gz\nmysql1/c\tnone.sql.gz\nno list line\n");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(told()).containsExactly("a failed", "b failed", "c failed");
    assertThat(taken.get(0).get("note").asString()).contains("a.sql.gz does not unpack");
    assertThat(taken.get(1).get("note").asString()).contains("cut short");
    assertThat(taken.get(2).get("note").asString()).contains("there is no backup none.sql.gz");
    assertThat(ended.said()).contains("it is left out: no list line");
    assertThat(clientSaid()).isEmpty();
  }

  @Test
  void takesADumpWithoutEndMarkWhereToldTo() throws Exception {
    dump("b.sql.gz", "CREATE TABLE t (id INT);\n");
    assertThat(run("mysql1/b\tb.sql.gz\n", "END_MARK", "").status()).isZero();
    assertThat(told()).containsExactly("b running", "b done");
  }

  @Test
  void triesAgainWhereAllclearIsBusyAndKeepsTheOrder() throws Exception {
    dump("a.sql.gz", DUMP);
    dump("b.sql.gz", DUMP);
    // The first four calls fail: "running" is put aside, then so is "done".
    answer = call -> call <= 4 ? 503 : 200;
    RestoreScript.Ended ended = run("mysql1/a\ta.sql.gz\nmysql1/b\tb.sql.gz\n");
    assertThat(ended.status()).isZero();
    assertThat(ended.said())
        .contains("Allclear does not take the report now (HTTP 503", "is put aside and sent later");
    assertThat(told()).containsExactly("a running", "a done", "b running", "b done");
  }

  @Test
  void restoresAllTheSameWhereAllclearIsNotReachedAndSaysWhatIsUntold() throws Exception {
    dump("a.sql.gz", DUMP);
    api.stop(0);
    RestoreScript.Ended ended = run("mysql1/a\ta.sql.gz\n", "TRIES", "1");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(clientSaid()).hasSize(2);
    assertThat(ended.said())
        .contains("mark them on Allclear's board by hand:", "\"name\":\"a\",\"state\":\"done\"");
  }

  @Test
  void saysWhyAReportWasRefused() throws Exception {
    dump("a.sql.gz", DUMP);
    answer = _ -> 404;
    RestoreScript.Ended ended = run("mysql1/typo\ta.sql.gz\n");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.said()).contains("HTTP 404", "No customer has a database.");
    assertThat(asked).hasValue(2);
  }

  @Test
  void aNameIsNeverCode() throws Exception {
    dump("a.sql.gz", DUMP);
    List<String> names =
        RestoreCommandsTest.hostileNames().stream().filter(name -> !name.startsWith("#")).toList();
    StringBuilder list = new StringBuilder();
    for (String name : names) list.append("mysql1/").append(name).append("\ta.sql.gz\n");
    RestoreScript.Ended ended = run(list.toString());
    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(folder.resolve("hacked")).doesNotExist();
    assertThat(taken.stream().map(one -> one.get("name").asString()).distinct())
        .containsExactlyElementsOf(names);
    assertThat(clientSaid())
        .contains("--database=x`; DROP DATABASE mysql; -- ", "--database=$(touch hacked)")
        .contains(
            "-e CREATE DATABASE IF NOT EXISTS `a``b`; DROP DATABASE `a``b`; CREATE DATABASE `a``b`");
  }

  @Test
  void saysHowToCallIt() throws Exception {
    assertThat(run("", "ALLCLEAR_PASSWORD", "").status()).isEqualTo(2);
  }
}
