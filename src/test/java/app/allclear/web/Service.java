package app.allclear.web;

import app.allclear.Allclear;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program on free ports, with a mail server, in a folder of its own. */
public final class Service implements AutoCloseable {
  public static final String NAME = "operator";
  public static final String PASSWORD = "correct horse";

  private final GreenMail mail;
  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.shared();
  private final Town town;

  private Service(GreenMail mail, Town town, ConfigurableApplicationContext context) {
    this.mail = mail;
    this.town = town;
    this.context = context;
  }

  /** Starts it on the given customers, without any mail yet. */
  public static Service start(Path folder, String customers, String... more) throws IOException {
    GreenMail mail =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
            });
    mail.start();
    Town town = new Town(mail);
    if (List.of(more).contains("--allclear.mailboxes[0].sent=Sent")) town.keepsSentMail();
    Path file = Files.writeString(folder.resolve("customers.csv"), customers);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--spring.config.location=classpath:/application.yml",
                "--server.port=0",
                "--spring.security.user.name=" + NAME,
                "--spring.security.user.password=" + PASSWORD,
                "--allclear.data=" + folder.resolve("data"),
                "--allclear.customers=" + file,
                "--allclear.templates=" + folder.resolve("templates"),
                "--allclear.notices.delay=0s",
                "--allclear.mailboxes[0].name=support",
                "--allclear.mailboxes[0].address=support@host.example",
                "--allclear.mailboxes[0].host=127.0.0.1",
                "--allclear.mailboxes[0].port=" + mail.getImap().getPort(),
                "--allclear.mailboxes[0].security=none",
                "--allclear.mailboxes[0].username=support",
                "--allclear.mailboxes[0].password=secret",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.getSmtp().getPort()));
    arguments.addAll(List.of(more));
    return new Service(
        mail, town, SpringApplication.run(Allclear.class, arguments.toArray(String[]::new)));
  }

  Town town() {
    return town;
  }

  /** A part of the running program. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** A mail arrives now. */
  public void receive(String from, String subject, String words) throws Exception {
    town.writes(from, subject, words);
  }

  /** How many mails have come out of it and in at its mail server. */
  int delivered() {
    return mail.getReceivedMessages().length;
  }

  /** The Message-IDs, without brackets, of what that address was sent, oldest first. */
  public List<String> delivered(String to) throws Exception {
    List<String> ids = new ArrayList<>();
    for (var message : mail.getReceivedMessages()) {
      String recipient = String.valueOf(message.getAllRecipients()[0]);
      if (recipient.contains(to))
        ids.add(message.getHeader("Message-ID")[0].replaceAll("[<>]", ""));
    }
    return ids;
  }

  public String url(String path) {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return "http://localhost:" + port + path;
  }

  /** Answers as JSON; fails on anything but a success. */
  public JsonNode get(String path) throws Exception {
    return json(send("GET", path, null));
  }

  public JsonNode call(String method, String path, Map<String, ?> body) throws Exception {
    return json(send(method, path, json.writeValueAsString(body)));
  }

  public HttpResponse<String> send(String method, String path, String body) throws Exception {
    String basic =
        Base64.getEncoder()
            .encodeToString((NAME + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url(path)))
            .header("Authorization", "Basic " + basic)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) request.header("Content-Type", "application/json");
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends bytes as they are. */
  public HttpResponse<String> stream(String path, byte[] body) throws Exception {
    String basic =
        Base64.getEncoder()
            .encodeToString((NAME + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(URI.create(url(path)))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode json(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2)
      throw new AssertionError(answer.request().uri() + ": " + answer.body());
    return json.readTree(answer.body());
  }

  @Override
  public void close() {
    context.close();
    mail.stop();
  }
}
