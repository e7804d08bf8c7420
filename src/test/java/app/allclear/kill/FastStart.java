package app.allclear.kill;

import app.allclear.Allclear;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * How the product is started many times: its own classes without the tests', the libraries of this
 * class path, and an AOT cache (JEP 514) once one was recorded, which halves the work of a start.
 * Without a cache everything is the same, only slower.
 */
final class FastStart {
  private final String classPath;
  private final Path cache;

  private FastStart(Path folder, String classPath) {
    this.classPath = classPath;
    this.cache = folder.resolve("allclear.aot");
  }

  /** Nothing recorded yet. */
  static FastStart in(Path folder) {
    try {
      Files.createDirectories(folder);
      // A cache wants jar files: it does not work with folders of classes.
      List<String> entries = new ArrayList<>();
      entries.add(ownJar(folder).toString());
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator))
        if (entry.endsWith(".jar")) entries.add(entry);
      return new FastStart(folder, String.join(File.pathSeparator, entries));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path ownJar(Path folder) throws IOException {
    Path own = codeOf(Allclear.class);
    if (Files.isRegularFile(own)) return own;
    Path jar = folder.resolve("allclear.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(own)) {
      for (Path file : files.filter(each -> !each.equals(own)).toList()) {
        boolean isFolder = Files.isDirectory(file);
        String name = own.relativize(file).toString().replace(File.separatorChar, '/');
        // Spring looks for classes in the folders that the jar says it has.
        out.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
        if (!isFolder) Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  private static Path codeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it and records what a start needs; the cache is made when it ends by itself. */
  List<String> recording() {
    return java("-XX:AOTCacheOutput=" + cache);
  }

  /** With the cache where there is one. */
  List<String> command() {
    return Files.exists(cache) ? java("-XX:AOTCache=" + cache) : java();
  }

  boolean isCached() {
    return Files.exists(cache);
  }

  private List<String> java(String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m"));
    command.addAll(List.of(more));
    command.addAll(List.of("-cp", classPath, Allclear.class.getName()));
    return command;
  }
}
