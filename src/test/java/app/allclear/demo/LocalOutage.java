package app.allclear.demo;

import java.nio.file.Path;

final class LocalOutage {
  static final Path PROGRAMS = Path.of("target", "mariadb");
}
