package app.allclear.restore;

import java.util.Properties;

/** What the driver is told, whatever the configured address says. */
final class JdbcProperties {
  private JdbcProperties() {}

  static Properties of(ServerSettings settings, ServerAddress address, ProbeLimits limits) {
    Properties properties = new Properties();
    address.parameters().forEach(properties::setProperty);
    if (settings.username() != null) properties.setProperty("user", settings.username());
    if (settings.password() != null) properties.setProperty("password", settings.password());
    properties.setProperty("connectTimeout", Long.toString(limits.connect().toMillis()));
    // For the greeting and the login; afterwards each statement has its own.
    properties.setProperty("socketTimeout", Long.toString(limits.connect().toMillis()));
    // A hostile server may ask the driver for local files, or hand it objects.
    properties.setProperty("allowLoadLocalInfile", "false");
    properties.setProperty("allowLoadLocalInfileInPath", "");
    properties.setProperty("allowUrlInLocalInfile", "false");
    properties.setProperty("autoDeserialize", "false");
    properties.setProperty("allowMultiQueries", "false");
    properties.setProperty("characterEncoding", "UTF-8");
    properties.setProperty("autoReconnect", "false");
    properties.setProperty("useServerPrepStmts", "false");
    return properties;
  }
}
