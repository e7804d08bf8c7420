package app.allclear.restore;

/** A server's own error numbers, and what an operator should do about them. */
final class ServerCodes {
  static final int NO_RIGHT = 1044;
  static final int UNKNOWN_DATABASE = 1049;
  private static final int REFUSED = 1045;
  private static final int REFUSED_WITHOUT_PASSWORD = 1698;
  private static final int TOO_MANY = 1040;
  private static final int TOO_MANY_OF_USER = 1203;
  private static final int HOST_BLOCKED = 1129;
  private static final int HOST_NOT_ALLOWED = 1130;

  private static final int NO_RIGHT_TO_TABLE = 1142;
  private static final int NO_RIGHT_TO_COLUMN = 1143;

  private ServerCodes() {}

  /** The right that is missing, as a sentence behind the server's words; empty where none is. */
  static String remedy(ServerTrouble e, String database) {
    return switch (e.code()) {
      case NO_RIGHT, NO_RIGHT_TO_TABLE, NO_RIGHT_TO_COLUMN ->
          " The SELECT right is missing: GRANT SELECT ON %s.* TO that user."
              .formatted(JdbcServer.quoted(database));
      default -> "";
    };
  }

  /** One sentence or two on trouble with the server itself. */
  static String words(ServerSettings server, ServerTrouble e) {
    String where = "server %s (%s)".formatted(server.name(), ServerAddress.parse(server.url()));
    return switch (e.kind()) {
      case LOST -> "Cannot reach %s: %s. The next round tries again.".formatted(where, e.words());
      case FROZEN ->
          "%s accepts connections but does not answer. The next round tries again."
              .formatted(capital(where));
      case SLOW ->
          "%s took too long to answer. The next round tries again.".formatted(capital(where));
      case ERROR -> refused(server, where, e);
    };
  }

  private static String refused(ServerSettings server, String where, ServerTrouble e) {
    return switch (e.code()) {
      case REFUSED, REFUSED_WITHOUT_PASSWORD ->
          "%s refused the login of user %s: check username and password of this server in the configuration. The server's words: %s."
              .formatted(capital(where), server.username(), e.words());
      case HOST_BLOCKED, HOST_NOT_ALLOWED ->
          "%s lets nobody in from this machine: allow user %s to connect from here. The server's words: %s."
              .formatted(capital(where), server.username(), e.words());
      case TOO_MANY, TOO_MANY_OF_USER ->
          "%s has no connection free. The next round tries again. The server's words: %s."
              .formatted(capital(where), e.words());
      default ->
          "%s answered with an error. The next round tries again. The server's words: %s."
              .formatted(capital(where), e.words());
    };
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
