package app.allclear.restore;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a server's URL is used: host, port, and the parameters about encryption. A URL can tell
 * the driver to load classes, read local files or wait for ever; nothing of that is passed on.
 *
 * @param ignored the parameters left out, as written
 */
record ServerAddress(
    String host, int port, Map<String, String> parameters, SortedSet<String> ignored) {
  private static final Pattern URL =
      Pattern.compile(
          "jdbc:(?:mysql|mariadb)://(?<host>\\[[0-9a-fA-F:.%]+]|[^\\[\\]/?:@,()=\\s]+)"
              + "(?::(?<port>\\d{1,5}))?(?:/[^?]*)?(?:\\?(?<query>.*))?");

  /** Connector/J compares names without regard to case; so do we. */
  private static final Set<String> PASSED_ON =
      Set.of(
          "sslmode",
          "usessl",
          "requiressl",
          "verifyservercertificate",
          "trustcertificatekeystoreurl",
          "trustcertificatekeystoretype",
          "trustcertificatekeystorepassword",
          "clientcertificatekeystoreurl",
          "clientcertificatekeystoretype",
          "clientcertificatekeystorepassword",
          "fallbacktosystemtruststore",
          "fallbacktosystemkeystore",
          "tlsversions",
          "tlsciphersuites",
          "allowpublickeyretrieval",
          "serverrsapublickeyfile");

  /** Throws IllegalArgumentException with a sentence that says how to write it. */
  static ServerAddress parse(String url) {
    Matcher matcher = URL.matcher(url.strip());
    int port = matcher.matches() && matcher.group("port") != null ? port(matcher) : 3306;
    if (!matcher.matches() || port < 1 || port > 65_535)
      throw new IllegalArgumentException(
          "A server's url is written jdbc:mysql://host:3306/ with one host, and user name and"
              + " password in keys of their own.");
    Map<String, String> parameters = new TreeMap<>();
    SortedSet<String> ignored = new TreeSet<>();
    String query = matcher.group("query");
    for (String pair : query == null ? new String[0] : query.split("&")) {
      String name = decode(pair.split("=", 2)[0]).strip();
      if (name.isEmpty()) continue;
      boolean known = PASSED_ON.contains(name.toLowerCase(Locale.ROOT));
      if (known && pair.contains("=")) parameters.put(name, decode(pair.split("=", 2)[1]));
      else ignored.add(name);
    }
    return new ServerAddress(matcher.group("host"), port, Map.copyOf(parameters), ignored);
  }

  private static int port(Matcher matcher) {
    return Integer.parseInt(matcher.group("port"));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  String url() {
    return "jdbc:mysql://%s:%d/".formatted(host, port);
  }

  /** True where the host is an address of this machine. A name nobody knows is not. */
  boolean thisMachine() {
    try {
      for (InetAddress address : InetAddress.getAllByName(host))
        if (address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || NetworkInterface.getByInetAddress(address) != null) return true;
      return false;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
