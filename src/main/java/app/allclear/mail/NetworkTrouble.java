package app.allclear.mail;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.jspecify.annotations.Nullable;

/** What a network exception means and what to do about it, in the operator's words. */
final class NetworkTrouble {
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  private NetworkTrouble() {}

  /**
   * @param hostKey the setting that names the host
   * @param portKey the setting that names the port
   * @param tlsAdvice what to do where client and server differ about TLS; null once they have
   *     agreed
   */
  static String explain(
      Throwable thrown, String hostKey, String portKey, @Nullable String tlsAdvice) {
    if (find(thrown, UnknownHostException.class) != null)
      return "the host name is unknown. Check " + hostKey + " and this machine's DNS.";
    if (find(thrown, NoRouteToHostException.class) != null)
      return "there is no route to it. Check " + hostKey + " and this machine's network.";
    ConnectException refused = find(thrown, ConnectException.class);
    if (refused != null && !isTimeout(refused))
      return "nothing answers on that port ("
          + line(refused.getMessage())
          + "). Check "
          + hostKey
          + " and "
          + portKey
          + ", and whether the server is up.";
    SSLException tls = find(thrown, SSLException.class);
    if (tls != null) return explainTls(thrown, tls, hostKey, portKey, tlsAdvice);
    if (find(thrown, SocketTimeoutException.class) != null || refused != null)
      return tlsAdvice == null
          ? "it did not answer in time."
          : "it did not answer in time. Check "
              + hostKey
              + ", "
              + portKey
              + " and firewalls; where"
              + " that port speaks TLS from the first byte, "
              + tlsAdvice
              + ".";
    Throwable root = root(thrown);
    String words = line(root.getMessage());
    return words.isEmpty() || words.contains("dropped")
        ? "it broke off."
        : "it broke off (" + words + ").";
  }

  private static String explainTls(
      Throwable thrown,
      SSLException tls,
      String hostKey,
      String portKey,
      @Nullable String tlsAdvice) {
    if (find(thrown, CertificateExpiredException.class) != null
        || find(thrown, CertificateNotYetValidException.class) != null)
      return "its certificate is not valid today. Renew it on the server, or mend this machine's"
          + " clock.";
    if (find(thrown, CertPathBuilderException.class) != null)
      return "its certificate is not trusted here. Install one from a public authority on the"
          + " server, or add its authority to the trust store of this Java"
          + " (-Djavax.net.ssl.trustStore).";
    CertificateException certificate = find(thrown, CertificateException.class);
    if (certificate != null)
      return "its certificate was refused ("
          + line(certificate.getMessage())
          + "). Use the name"
          + " that stands in the certificate for "
          + hostKey
          + ".";
    String words = line(String.valueOf(tls.getMessage()));
    if (words.contains("Unsupported or unrecognized SSL message"))
      return "that port does not speak TLS. Check "
          + portKey
          + (tlsAdvice == null ? "." : ", or " + tlsAdvice + ".");
    return "TLS failed (" + words + "). Check " + portKey + " and the server's certificate.";
  }

  private static boolean isTimeout(ConnectException refused) {
    return String.valueOf(refused.getMessage()).contains("timed out");
  }

  /** Looks through causes, and through the exceptions that Angus turns into synthetic answers. */
  static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> wanted) {
    Set<Throwable> seen = new HashSet<>();
    for (Throwable each = thrown; each != null && seen.add(each); each = next(each))
      if (wanted.isInstance(each)) return wanted.cast(each);
    return null;
  }

  private static Throwable root(Throwable thrown) {
    Set<Throwable> seen = new HashSet<>();
    Throwable last = thrown;
    for (Throwable each = thrown; each != null && seen.add(each); each = next(each)) last = each;
    return last;
  }

  private static @Nullable Throwable next(Throwable thrown) {
    if (thrown instanceof ProtocolException protocol && protocol.getCause() == null) {
      Response response = protocol.getResponse();
      return response == null ? null : response.getException();
    }
    return thrown.getCause();
  }

  /** One line of somebody else's words: no control characters, of bearable length. */
  static String line(@Nullable String words) {
    if (words == null) return "";
    Matcher controls = CONTROLS.matcher(words);
    String clean = (controls.find() ? controls.replaceAll(" ") : words).strip();
    return clean.length() <= 300 ? clean : clean.substring(0, 300) + "…";
  }
}
