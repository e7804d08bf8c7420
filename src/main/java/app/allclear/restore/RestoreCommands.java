package app.allclear.restore;

import app.allclear.customer.DatabaseName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The commands that restore one database, from the operator's template; the one we ship stands in
 * where there is none. A changed template is read again when it is next needed. Safe for any
 * thread.
 */
public final class RestoreCommands {
  private static final String SHIPPED = "restore-commands.txt";

  private record Read(@Nullable FileTime changed, CommandTemplate template) {}

  private final Path file;
  private volatile @Nullable Read read;

  RestoreCommands(Path file) {
    this.file = file;
  }

  /** What to paste, or why there is nothing to paste. */
  public sealed interface Commands {
    /** Ready to be pasted into a POSIX shell. */
    record Ready(String text) implements Commands {}

    /** There are none; the sentence says why and what to do. */
    record Unusable(String sentence) implements Commands {}
  }

  /**
   * @param backup the file to restore from; null where the catalogue has none: its place is shown
   */
  public Commands of(DatabaseName database, @Nullable Backup backup) {
    if (ShellWord.isUnprintable(database.toString())
        || backup != null && ShellWord.isUnprintable(backup.path()))
      return new Commands.Unusable(
          "There are unprintable characters in the name of the database or of its backup; nothing that holds them should be pasted. Write the commands by hand.");
    return template().render(new CommandValues(database, backup));
  }

  private CommandTemplate template() {
    FileTime changed = changed();
    Read present = read;
    if (present != null && Objects.equals(present.changed(), changed)) return present.template();
    Read fresh = new Read(changed, changed == null ? shipped() : own());
    read = fresh;
    return fresh.template();
  }

  private @Nullable FileTime changed() {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException _) {
      return null;
    }
  }

  private CommandTemplate own() {
    try {
      return CommandTemplate.read(file.toString(), Files.readString(file));
    } catch (NoSuchFileException _) {
      return shipped();
    } catch (IOException e) {
      return new CommandTemplate.Broken(
          "The template %s cannot be read (%s). Mend it, or delete it: then the one we ship is used."
              .formatted(file, e.getMessage()));
    }
  }

  static CommandTemplate shipped() {
    try (InputStream in = RestoreCommands.class.getResourceAsStream(SHIPPED)) {
      if (in == null) throw new IllegalStateException(SHIPPED + " is not in the program.");
      return CommandTemplate.read(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
