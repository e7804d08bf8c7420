package app.allclear.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate for localhost, made by the JDK's keytool in a folder of its own. */
public final class LocalCertificate {
  private static final char[] PASSWORD = "not-a-secret".toCharArray();

  private final KeyStore store;
  private final Path folder;

  private LocalCertificate(KeyStore store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  public static LocalCertificate in(Path folder) {
    return named(folder, "localhost", "SAN=dns:localhost,ip:127.0.0.1");
  }

  /** One that names another host than the one it is used on. */
  static LocalCertificate forAnotherHost(Path folder) {
    return named(folder, "another.example", "SAN=dns:another.example");
  }

  private static LocalCertificate named(Path folder, String name, String names) {
    Path file = folder.resolve(name + ".p12");
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "server",
                  "-keyalg",
                  "EC",
                  "-groupname",
                  "secp256r1",
                  "-validity",
                  "30",
                  "-dname",
                  "CN=" + name,
                  "-ext",
                  names,
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  new String(PASSWORD))
              .redirectErrorStream(true)
              .start();
      String said = new String(keytool.getInputStream().readAllBytes());
      if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0)
        throw new IllegalStateException("keytool made no certificate: " + said);
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD);
      }
      return new LocalCertificate(store, folder);
    } catch (IOException | GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException("No certificate could be made in " + folder, e);
    }
  }

  /** For servers: what presents this certificate. */
  SSLContext server() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For clients: what trusts this certificate and no other. */
  public SSLSocketFactory trust() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("server", store.getCertificate("server"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Path certificateFile() {
    try {
      return pem("certificate.pem", "CERTIFICATE", store.getCertificate("server").getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Path keyFile() {
    try {
      return pem("key.pem", "PRIVATE KEY", store.getKey("server", PASSWORD).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path pem(String file, String what, byte[] bytes) {
    String text =
        "-----BEGIN "
            + what
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
            + "\n-----END "
            + what
            + "-----\n";
    try {
      return Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
