package app.allclear.mail;

import app.allclear.SystemPrograms;
import app.allclear.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;

/**
 * A Dovecot of our own on free ports of the loopback interface, with its mail in a temporary
 * Maildir: any user name logs in with {@link #PASSWORD}. As root it serves the mail as user nobody,
 * otherwise as whoever runs it. Everything is gone after {@link #close}.
 */
public final class EmbeddedDovecot implements AutoCloseable {
  public static final String PASSWORD = "open-sesame";

  private final Path folder;
  private final Path program;
  private final LocalCertificate certificate;
  private final int port;
  private final int tlsPort;
  private final boolean root = System.getProperty("user.name").equals("root");
  private Process process;

  private EmbeddedDovecot(Path program) throws IOException {
    this.program = program;
    this.folder = TemporaryFolders.create("allclear-dovecot");
    this.certificate = LocalCertificate.in(folder);
    // Both at once: a port given back is often the next one handed out.
    try (ServerSocket plain = free();
        ServerSocket tls = free()) {
      this.port = plain.getLocalPort();
      this.tlsPort = tls.getLocalPort();
    }
    // Dovecot's unprivileged processes must be able to get in.
    folder.toFile().setExecutable(true, false);
    folder.toFile().setReadable(true, false);
    own(Files.createDirectories(folder.resolve("mail")));
    Files.writeString(folder.resolve("dovecot.conf"), configuration());
  }

  /** A running server; the test is skipped, or fails, where Dovecot is not installed. */
  public static EmbeddedDovecot start() {
    try {
      EmbeddedDovecot dovecot = new EmbeddedDovecot(SystemPrograms.require("dovecot"));
      dovecot.resume();
      return dovecot;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String host() {
    return "localhost";
  }

  /** Speaks plainly, and offers STARTTLS. */
  public int port() {
    return port;
  }

  public int tlsPort() {
    return tlsPort;
  }

  /** Trusts this server's certificate and no other. */
  public SSLSocketFactory trust() {
    return certificate.trust();
  }

  /** Puts a mail into a user's INBOX, received now. */
  public void deliver(String user, byte[] mail) {
    deliver(user, mail, Instant.now());
  }

  /** Puts a mail into a user's INBOX; its INTERNALDATE is {@code received}, in whole seconds. */
  public void deliver(String user, byte[] mail, Instant received) {
    try {
      Path maildir = folder.resolve("mail").resolve(user);
      for (String each : List.of("", "tmp", "new", "cur")) {
        Path needed = maildir.resolve(each);
        if (!Files.isDirectory(needed)) own(Files.createDirectory(needed));
      }
      String name = received.getEpochSecond() + "." + UUID.randomUUID() + ".test";
      Path written = own(Files.write(maildir.resolve("tmp").resolve(name), mail));
      Files.setLastModifiedTime(written, FileTime.from(received));
      Files.move(written, maildir.resolve("new").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The user's mail files: what is in {@code new} nobody has looked at, flags end a name. */
  public List<String> files(String user) {
    try (Stream<Path> files = Files.walk(folder.resolve("mail").resolve(user))) {
      return files
          .filter(file -> List.of("new", "cur").contains(file.getParent().getFileName().toString()))
          .map(file -> file.getFileName().toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Throws the folder's numbers away, so that the next look finds another UIDVALIDITY. */
  public void forgetNumbers(String user) throws IOException {
    suspend();
    try (Stream<Path> files = Files.list(folder.resolve("mail").resolve(user))) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("dovecot")).toList())
        Files.delete(file);
    }
    resume();
  }

  /** Ends the server; its mail stays. */
  public void suspend() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    // A session in IDLE lets ten seconds pass before it ends.
    children.forEach(ProcessHandle::destroyForcibly);
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts the server again on the same ports. */
  public void resume() throws IOException {
    process =
        new ProcessBuilder(
                program.toString(), "-F", "-c", folder.resolve("dovecot.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("console.log").toFile())
            .start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline)
        throw new IllegalStateException("Dovecot did not start: " + log());
      Thread.onSpinWait();
    }
  }

  /** What the server wrote to its log and console. */
  public String log() {
    StringBuilder log = new StringBuilder();
    for (String name : List.of("console.log", "dovecot.log"))
      try {
        log.append(Files.readString(folder.resolve(name)));
      } catch (IOException _) {
        // Not written yet.
      }
    return log.toString();
  }

  @Override
  public void close() {
    suspend();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      socket.setSoTimeout(2_000);
      return socket.getInputStream().read() == '*';
    } catch (IOException _) {
      return false;
    }
  }

  private Path own(Path path) throws IOException {
    if (root)
      Files.setOwner(
          path,
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    return path;
  }

  private static ServerSocket free() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private String configuration() throws IOException {
    String user = root ? "nobody" : System.getProperty("user.name");
    String group =
        root
            ? "nogroup"
            : Files.readAttributes(folder, java.nio.file.attribute.PosixFileAttributes.class)
                .group()
                .getName();
    return """
    protocols = imap
    base_dir = %1$s/run
    state_dir = %1$s/run
    log_path = %1$s/dovecot.log
    listen = 127.0.0.1
    ssl = yes
    ssl_cert = <%2$s
    ssl_key = <%3$s
    disable_plaintext_auth = no
    auth_failure_delay = 0
    first_valid_uid = 1
    first_valid_gid = 1
    mail_location = maildir:%1$s/mail/%%u
    mail_max_userip_connections = 100
    default_internal_user = %4$s
    default_internal_group = %5$s
    default_login_user = %4$s
    passdb {
      driver = static
      args = password=%6$s
    }
    userdb {
      driver = static
      args = uid=%4$s gid=%5$s home=%1$s/mail/%%u
    }
    namespace inbox {
      inbox = yes
      mailbox "Versendete Objekte & mehr ä" {
        special_use = \\Sent
      }
    }
    service imap-login {
      chroot =
      inet_listener imap {
        address = 127.0.0.1
        port = %7$d
      }
      inet_listener imaps {
        address = 127.0.0.1
        port = %8$d
        ssl = yes
      }
    }
    service anvil {
      chroot =
    }
    service stats {
      chroot =
    }
    """
        .formatted(
            folder,
            certificate.certificateFile(),
            certificate.keyFile(),
            user,
            group,
            PASSWORD,
            port,
            tlsPort);
  }
}
