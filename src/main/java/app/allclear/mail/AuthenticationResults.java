package app.allclear.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the trusted server found out about the sender (RFC 8601). Anybody can write such a header,
 * so only those count that our own server put on top: the topmost run of its own, before any other
 * hop.
 */
final class AuthenticationResults {
  private static final String NAME = "authentication-results";

  private static final Pattern RESULT =
      Pattern.compile("(?i)^\\s*(dmarc|spf|dkim)(?:/\\d+)?\\s*=\\s*([a-z]+)");

  private static final Pattern PROPERTY =
      Pattern.compile(
          "(?i)(smtp\\.mailfrom|header\\.d|header\\.i|header\\.from)\\s*=\\s*\"?([^\\s;\"]+)");

  private static final Pattern BY = Pattern.compile("(?i)\\bby\\s+([^\\s;()]+)");

  private static final Pattern LMTP = Pattern.compile("(?i)\\bby\\s.*\\swith\\s+lmtp");

  private AuthenticationResults() {}

  /** The verdict on the author's domain; a null or empty server trusts nobody. */
  static Authentication verdict(
      HeaderFields headers, @Nullable String authservId, List<Address> authors) {
    if (authservId == null || authservId.isBlank()) return Authentication.NONE;
    List<String> results = new ArrayList<>();
    for (String field : topmostRun(headers, authservId.strip().toLowerCase(Locale.ROOT)))
      results.addAll(results(field));
    if (results.stream().anyMatch(r -> is(r, "dmarc", "fail"))) return Authentication.FAIL;
    // Two authors, or two From headers: the verdict may be about the other one.
    if (authors.size() != 1 || headers.all("from").size() != 1) return Authentication.NONE;
    String domain = domain(authors.getFirst().address());
    boolean pass = results.stream().anyMatch(result -> speaksFor(result, domain));
    return pass && !domain.isEmpty() ? Authentication.PASS : Authentication.NONE;
  }

  /** The contiguous headers of this server that stand before any header of another hop. */
  private static List<String> topmostRun(HeaderFields headers, String server) {
    List<String> run = new ArrayList<>();
    boolean border = false;
    boolean others = false;
    for (HeaderFields.Field field : headers.fields()) {
      boolean ours = field.name().equals(NAME) && server.equals(serverOf(field.value()));
      if (ours) run.add(field.value());
      else if (!run.isEmpty()) break;
      else if (field.name().equals(NAME)) others = true;
      else if (field.name().equals("received")) {
        // Gmail and others file their results below their own Received line, but below one only.
        if (border || others) break;
        if (insideOneServer(field.value())) continue;
        if (!ownHop(field.value(), server)) break;
        border = true;
      }
    }
    return run;
  }

  /** Without a sending host, or by LMTP (RFC 2033): no stranger can cause such a line on top. */
  private static boolean insideOneServer(String received) {
    return !received.regionMatches(true, 0, "from ", 0, 5)
        || LMTP.matcher(PlainText.clip(received, 1_000)).find();
  }

  /** Received by the trusted server, a sister in its domain, its parent or child. */
  private static boolean ownHop(String received, String server) {
    Matcher by = BY.matcher(PlainText.clip(received, 1_000));
    if (!by.find()) return false;
    String host = by.group(1).toLowerCase(Locale.ROOT);
    String domain = server.substring(server.indexOf('.') + 1);
    boolean sister = domain.contains(".") && host.endsWith("." + domain);
    return sister
        || host.equals(server)
        || host.endsWith("." + server)
        || server.endsWith("." + host);
  }

  private static String serverOf(String value) {
    String text = withoutComments(value).strip();
    int end = 0;
    while (end < text.length() && text.charAt(end) != ';' && text.charAt(end) > ' ') end++;
    return text.substring(0, end).replace("\"", "").toLowerCase(Locale.ROOT);
  }

  private static List<String> results(String value) {
    String text = withoutComments(value);
    int first = text.indexOf(';');
    return first < 0 ? List.of() : List.of(text.substring(first + 1).split(";"));
  }

  /** Comments and quoted text may hold what looks like a result. */
  private static String withoutComments(String value) {
    StringBuilder out = new StringBuilder(value.length());
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
        continue;
      }
      if (c == '"' && depth == 0) quoted = !quoted;
      else if (!quoted && c == '(') depth++;
      else if (!quoted && c == ')') depth = Math.max(0, depth - 1);
      else if (depth == 0) out.append(quoted && (c == ';' || c == '=') ? ' ' : c);
    }
    return out.toString();
  }

  private static boolean is(String result, String method, String verdict) {
    Matcher found = RESULT.matcher(result);
    return found.find()
        && found.group(1).equalsIgnoreCase(method)
        && found.group(2).equalsIgnoreCase(verdict);
  }

  /** DMARC's word for the author's domain, or SPF or DKIM of that domain (relaxed alignment). */
  private static boolean speaksFor(String result, String domain) {
    if (is(result, "dmarc", "pass")) {
      String about = property(result, "header.from");
      return about.isEmpty() || domain(about).equals(domain);
    }
    if (is(result, "spf", "pass")) return aligned(property(result, "smtp.mailfrom"), domain);
    if (!is(result, "dkim", "pass")) return false;
    return aligned(property(result, "header.d"), domain)
        || aligned(property(result, "header.i"), domain);
  }

  private static String property(String result, String name) {
    Matcher property = PROPERTY.matcher(result);
    while (property.find()) if (property.group(1).equalsIgnoreCase(name)) return property.group(2);
    return "";
  }

  /**
   * One is the other or a subdomain of it (RFC 7489, section 3.1, without the public suffix list).
   */
  private static boolean aligned(String written, String domain) {
    String other = domain(written);
    if (!other.contains(".") || !domain.contains(".")) return false;
    return other.equals(domain) || other.endsWith("." + domain) || domain.endsWith("." + other);
  }

  private static String domain(String address) {
    String text = address.substring(address.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
