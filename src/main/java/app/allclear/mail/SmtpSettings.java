package app.allclear.mail;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mail.autoconfigure.MailProperties;

/**
 * Where and how mail is sent: Spring Boot's own {@code spring.mail.*}.
 *
 * @param protocol {@code smtp}, or {@code smtps} for TLS from the first byte
 * @param properties the user's {@code spring.mail.properties}; they win over our defaults
 */
record SmtpSettings(
    @Nullable String host,
    int port,
    @Nullable String username,
    @Nullable String password,
    String protocol,
    Map<String, String> properties) {
  SmtpSettings {
    host = host == null || host.isBlank() ? null : host.strip();
    username = username == null || username.isBlank() ? null : username;
    password = username == null ? null : password;
    properties = Map.copyOf(properties);
  }

  static SmtpSettings of(MailProperties mail) {
    Map<String, String> properties = new HashMap<>(mail.getProperties());
    String prefix = "mail." + mail.getProtocol();
    if (mail.getSsl().isEnabled()) properties.putIfAbsent(prefix + ".ssl.enable", "true");
    if (!mail.getSsl().isVerifyHostname())
      properties.putIfAbsent(prefix + ".ssl.checkserveridentity", "false");
    return new SmtpSettings(
        mail.getHost(),
        mail.getPort() == null ? -1 : mail.getPort(),
        mail.getUsername(),
        mail.getPassword(),
        mail.getProtocol(),
        properties);
  }

  boolean tlsFromTheStart() {
    return protocol.equals("smtps")
        || Boolean.parseBoolean(properties.get("mail." + protocol + ".ssl.enable"));
  }

  String place() {
    return port > 0 ? host + ":" + port : String.valueOf(host);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return protocol + " server " + place();
  }
}
