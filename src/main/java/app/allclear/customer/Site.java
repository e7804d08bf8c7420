package app.allclear.customer;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A customer's domain.
 *
 * @param domain ASCII, lower case, without {@code www.}
 * @param written the spelling to show people
 * @param database the database the file says the site runs on, or null
 */
public record Site(String domain, String written, @Nullable DatabaseName database) {
  private static final Pattern SCHEME = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*://");
  private static final Pattern BEHIND_HOST = Pattern.compile("[/?#\\\\].*$", Pattern.DOTALL);
  private static final Pattern PORT = Pattern.compile(":\\d*$");
  private static final Pattern ALSO_THIS_SITE = Pattern.compile("(?i)^(www\\.|\\*\\.)(?=[^.]+\\.)");
  private static final Pattern DOMAIN = Pattern.compile(".+\\.[a-z][a-z0-9-]+");

  public Site {
    if (!DOMAIN.matcher(domain).matches())
      throw new IllegalArgumentException("Not a normalised domain: " + domain);
  }

  /**
   * The domain that people mean by what they write or paste: a URL, capitals, {@code www.}, a
   * trailing dot, the letters of an international domain or its ASCII form. Empty where it is none;
   * a single label or an IP address is none.
   */
  public static Optional<String> domainOf(String written) {
    return Domains.ascii(host(written))
        .map(domain -> ALSO_THIS_SITE.matcher(domain).replaceFirst(""))
        .filter(domain -> DOMAIN.matcher(domain).matches());
  }

  /** The same, on which nothing is said about a database; written without what surrounds it. */
  static Optional<Site> of(String written, @Nullable DatabaseName database) {
    String shown = ALSO_THIS_SITE.matcher(host(written)).replaceFirst("");
    return domainOf(written).map(domain -> new Site(domain, shown, database));
  }

  private static String host(String written) {
    String text = SCHEME.matcher(written.strip()).replaceFirst("");
    text = BEHIND_HOST.matcher(text).replaceFirst("");
    text = text.substring(text.lastIndexOf('@') + 1);
    text = PORT.matcher(text).replaceFirst("").strip();
    if (text.startsWith("*.")) text = text.substring(2);
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
