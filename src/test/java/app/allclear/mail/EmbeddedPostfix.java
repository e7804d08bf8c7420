package app.allclear.mail;

import static org.awaitility.Awaitility.await;

import app.allclear.SystemPrograms;
import app.allclear.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A Postfix of our own on a free port of the loopback interface, with its queue and configuration
 * in a temporary folder: it takes mail for everybody and files it in one Maildir. It needs root,
 * because Postfix does. Everything is gone after {@link #close}.
 */
public final class EmbeddedPostfix implements AutoCloseable {
  private static final String NOBODY = "65534";

  private final Path folder;
  private final Path program;
  private final Path configuration;
  private final int port;

  private EmbeddedPostfix(Path program, String settings) throws IOException {
    this.program = program;
    this.folder = TemporaryFolders.create("allclear-postfix");
    this.port = freePort();
    this.configuration = Files.createDirectories(folder.resolve("etc"));
    // Postfix's unprivileged processes must be able to get in.
    folder.toFile().setExecutable(true, false);
    folder.toFile().setReadable(true, false);
    Files.createDirectories(folder.resolve("queue"));
    own("postfix", Files.createDirectories(folder.resolve("data")));
    own("nobody", Files.createDirectories(folder.resolve("mail")));
    Files.writeString(configuration.resolve("main.cf"), main() + settings);
    Files.writeString(configuration.resolve("master.cf"), master());
  }

  /**
   * A running server; the test is skipped, or fails, where Postfix is missing or we are not root.
   */
  public static EmbeddedPostfix start() {
    return start("");
  }

  /** Ends the test as skipped for anybody else. */
  static void requireRoot() {
    Assumptions.assumeTrue(
        System.getProperty("user.name").equals("root"),
        "Postfix can only be started by root. Its tests are skipped.");
  }

  /**
   * @param settings lines of main.cf that win over ours
   */
  static EmbeddedPostfix start(String settings) {
    requireRoot();
    Path program = SystemPrograms.require("postfix");
    try {
      EmbeddedPostfix postfix = new EmbeddedPostfix(program, settings);
      postfix.resume();
      return postfix;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** Starts it, again after {@link #suspend}, with the mail it had. */
  public void resume() {
    run("start");
    await("Postfix answers").atMost(Duration.ofSeconds(20)).until(this::answers);
  }

  /** Stops it at once, as its operator would: connections are closed, also in the middle. */
  public void suspend() {
    run("abort");
    await("Postfix is gone").atMost(Duration.ofSeconds(20)).until(() -> !answers());
  }

  private void run(String command) {
    List<String> line = List.of(program.toString(), "-c", configuration.toString(), command);
    try {
      Path log = folder.resolve("commands.log");
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0)
        throw new IllegalStateException(
            "%s failed: %s %s".formatted(line, Files.readString(log), log()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String log() throws IOException {
    Path log = folder.resolve("maillog");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      socket.setSoTimeout(2_000);
      return socket.getInputStream().read() == '2';
    } catch (IOException _) {
      return false;
    }
  }

  /** The mails delivered so far, header and body, in no order. */
  public List<String> delivered() {
    List<String> mails = new ArrayList<>();
    for (Path file : files()) {
      try {
        mails.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return mails;
  }

  /** How many mails are delivered; a cheap look. */
  public int deliveries() {
    return files().size();
  }

  /** The CPU time of all its processes so far, those that have ended included; Linux only. */
  public Duration cpu() {
    try {
      Path pid = folder.resolve("queue/pid/master.pid");
      long master = Long.parseLong(Files.readString(pid).strip());
      long ticks = ticks(master, true);
      for (ProcessHandle child : ProcessHandle.of(master).orElseThrow().children().toList())
        ticks += ticks(child.pid(), false);
      return Duration.ofMillis(ticks * 10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** See proc(5): fields 14 to 17, hundredths of a second. */
  private static long ticks(long pid, boolean withEnded) throws IOException {
    Path stat = Path.of("/proc/" + pid + "/stat");
    if (!Files.exists(stat)) return 0;
    String line = Files.readString(stat);
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int i = 11; i < (withEnded ? 15 : 13); i++) ticks += Long.parseLong(fields[i]);
    return ticks;
  }

  private List<Path> files() {
    Path fresh = folder.resolve("mail").resolve("all").resolve("new");
    if (!Files.isDirectory(fresh)) return List.of();
    try (Stream<Path> files = Files.list(fresh)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String main() {
    return """
    compatibility_level = 3.6
    queue_directory = %1$s/queue
    data_directory = %1$s/data
    maillog_file = %1$s/maillog
    maillog_file_prefixes = %1$s
    command_directory = %2$s
    daemon_directory = %3$s
    myhostname = receiver.example
    mydestination =
    alias_maps =
    alias_database =
    inet_protocols = ipv4
    mynetworks = 127.0.0.0/8
    smtpd_relay_restrictions = permit_mynetworks, reject
    virtual_mailbox_domains = static:all
    virtual_mailbox_base = %1$s/mail
    virtual_mailbox_maps = static:all/
    virtual_uid_maps = static:%4$s
    virtual_gid_maps = static:%4$s
    """
        .formatted(folder, program.getParent(), daemons(), NOBODY);
  }

  private static Path daemons() {
    return Stream.of("/usr/lib/postfix/sbin", "/usr/libexec/postfix", "/usr/lib/postfix")
        .map(Path::of)
        .filter(place -> Files.isExecutable(place.resolve("smtpd")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Where are Postfix's daemons?"));
  }

  private String master() {
    return """
    127.0.0.1:%d inet n - n - - smtpd
    pickup unix n - n 60 1 pickup
    cleanup unix n - n - 0 cleanup
    qmgr unix n - n 300 1 qmgr
    rewrite unix - - n - - trivial-rewrite
    bounce unix - - n - 0 bounce
    defer unix - - n - 0 bounce
    trace unix - - n - 0 bounce
    verify unix - - n - 1 verify
    flush unix n - n 1000? 0 flush
    proxymap unix - - n - - proxymap
    showq unix n - n - - showq
    error unix - - n - - error
    retry unix - - n - - error
    virtual unix - n n - - virtual
    smtp unix - - n - - smtp
    anvil unix - - n - 1 anvil
    scache unix - - n - 1 scache
    postlog unix-dgram n - n - 1 postlogd
    """
        .formatted(port);
  }

  private static void own(String owner, Path path) throws IOException {
    if (!System.getProperty("user.name").equals("root")) return;
    Files.setOwner(
        path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    run("abort");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    } catch (IOException | UncheckedIOException _) {
      // Postfix's last process may still be tidying up; the folder is a temporary one.
    }
  }
}
