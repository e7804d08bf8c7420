package app.allclear.demo;

import app.allclear.Allclear;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The product itself, started in this process with a configuration of its own: everything is given
 * on the command line, and no {@code config/} folder is looked at, so that neither the user's
 * mailbox nor the user's servers can be touched.
 */
final class AllclearUnderTest implements AutoCloseable {
  static final String USER = "operator";
  static final String PASSWORD = "outage-day";
  static final String SERVER = "mysql1";

  private final ConfigurableApplicationContext context;
  private final int port;

  AllclearUnderTest(DataFolder folder, Cast cast, Options options, PostOffice post, int mysql) {
    port = options.port() == 0 ? freePort() : options.port();
    requireFree(port, "--port");
    Path customers = folder.resolve("customers.csv").toAbsolutePath();
    try {
      Files.writeString(customers, cast.csv());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SpringApplication application = new SpringApplicationBuilder(Allclear.class).build();
    application.addInitializers(ProductOnly::in);
    List<String> settings = new ArrayList<>();
    own(settings, folder, customers);
    post(settings, post);
    servers(settings, mysql);
    // Acknowledgements can be undone for two minutes; on this day two minutes pass in half a
    // second.
    settings.add("--allclear.notices.delay=" + (options.exit() ? "1s" : "4s"));
    settings.add("--allclear.notices.undo=1s");
    context = application.run(settings.toArray(String[]::new));
  }

  private void own(List<String> settings, DataFolder folder, Path customers) {
    settings.addAll(
        List.of(
            "--spring.config.location=optional:classpath:/",
            "--spring.main.banner-mode=off",
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--allclear.data=" + folder.resolve("allclear").toAbsolutePath(),
            "--allclear.customers=" + customers,
            "--spring.security.user.name=" + USER,
            "--spring.security.user.password=" + PASSWORD));
  }

  private static void post(List<String> settings, PostOffice post) {
    settings.addAll(
        List.of(
            "--allclear.mailboxes[0].name=support",
            "--allclear.mailboxes[0].address=" + MailBytes.SUPPORT,
            "--allclear.mailboxes[0].host=127.0.0.1",
            "--allclear.mailboxes[0].port=" + post.imapPort(),
            "--allclear.mailboxes[0].security=none",
            "--allclear.mailboxes[0].username=" + MailBytes.SUPPORT,
            "--allclear.mailboxes[0].password=" + post.password(),
            "--allclear.mailboxes[0].folders[0]=INBOX",
            "--allclear.mailboxes[0].since=30d",
            "--allclear.mailboxes[0].authserv-id=" + MailBytes.AUTHSERV,
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + post.smtpPort()));
  }

  private static void servers(List<String> settings, int mysql) {
    settings.addAll(
        List.of(
            "--allclear.servers[0].name=" + SERVER,
            "--allclear.servers[0].url=jdbc:mysql://127.0.0.1:" + mysql + "/",
            "--allclear.servers[0].username=" + CustomerDatabases.USER,
            "--allclear.servers[0].password=" + CustomerDatabases.PASSWORD,
            "--allclear.servers[0].deep=false",
            // Twenty seconds of a calm day are a minute of this one.
            "--allclear.probe-every=2s",
            "--allclear.probe-every-in-outage=1s"));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Better one clear sentence now than a stack trace from inside. */
  static void requireFree(int port, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (BindException _) {
      throw new CannotRun(
          "Port %d is taken by another program. Stop that one, or choose another port with %s=%d."
              .formatted(port, option, port + 10));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  String page(String path) {
    return "http://localhost:" + port + path;
  }

  @Override
  public void close() {
    context.close();
  }
}
