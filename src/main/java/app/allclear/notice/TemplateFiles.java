package app.allclear.notice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where templates lie: the operator's folder, and those we ship inside the program. */
final class TemplateFiles {
  private static final String SHIPPED = "/notice-templates/";
  private static final String ENDING = ".txt";

  private record Stamp(FileTime modified, long size) {}

  private record Kept(Stamp stamp, TemplateText text) {}

  private final Path folder;
  private final Map<Path, Kept> kept = new ConcurrentHashMap<>();
  private final Map<String, Optional<TemplateText>> shipped = new ConcurrentHashMap<>();

  TemplateFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * The text in force for a locale. A folder that has the event at all is asked alone: otherwise an
   * operator who writes one text for everybody would see some customers get ours.
   */
  TemplateText inForce(NoticeEvent event, @Nullable Locale locale) {
    List<String> names = names(event, locale);
    return names.stream()
        .flatMap(name -> own(event, name).stream())
        .findFirst()
        .or(() -> names.stream().flatMap(name -> shipped(event, name).stream()).findFirst())
        .orElseThrow(() -> new IllegalStateException("No text is shipped for " + event.slug()));
  }

  /** {@code de-AT/restored.txt}, {@code de/restored.txt}, {@code restored.txt}. */
  private static List<String> names(NoticeEvent event, @Nullable Locale locale) {
    List<String> names = new ArrayList<>();
    if (locale != null && !locale.getLanguage().isEmpty()) {
      names.add(locale.toLanguageTag() + "/" + event.slug() + ENDING);
      String language = locale.getLanguage() + "/" + event.slug() + ENDING;
      if (!names.contains(language)) names.add(language);
    }
    names.add(event.slug() + ENDING);
    return names;
  }

  /** Every template of the operator's, and the shipped ones that stand in for missing ones. */
  List<TemplateText> all() {
    List<TemplateText> texts = new ArrayList<>();
    for (NoticeEvent event : NoticeEvent.values()) {
      texts.add(inForce(event, null));
      for (String name : ownNames())
        if (name.endsWith("/" + event.slug() + ENDING)) own(event, name).ifPresent(texts::add);
    }
    return texts;
  }

  /** Files that look like templates and are none: a typing mistake would go unnoticed. */
  List<String> strangers() {
    return ownNames().stream()
        .filter(name -> {
          String file = name.substring(name.lastIndexOf('/') + 1);
          return NoticeEvent.of(file.substring(0, file.length() - ENDING.length())).isEmpty();
        })
        .map(name -> folder.resolve(name).toString())
        .toList();
  }

  private Set<String> ownNames() {
    if (!Files.isDirectory(folder)) return Set.of();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException _) {
      return Set.of();
    }
  }

  private Optional<TemplateText> own(NoticeEvent event, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) return Optional.empty();
    try {
      Stamp stamp = new Stamp(Files.getLastModifiedTime(file), Files.size(file));
      Kept before = kept.get(file);
      if (before != null && before.stamp().equals(stamp)) return Optional.of(before.text());
      TemplateText text = read(file.toString(), event, Files.readAllBytes(file));
      kept.put(file, new Kept(stamp, text));
      return Optional.of(text);
    } catch (IOException e) {
      return Optional.of(
          new TemplateText.Unusable(
              new TemplateProblem(
                  file.toString(),
                  0,
                  "",
                  "It can't be read: %s. Give the user that runs Allclear the right to read it."
                      .formatted(e))));
    }
  }

  private Optional<TemplateText> shipped(NoticeEvent event, String name) {
    return shipped.computeIfAbsent(name, _ -> readShipped(event, name));
  }

  private static Optional<TemplateText> readShipped(NoticeEvent event, String name) {
    try (InputStream stream = TemplateFiles.class.getResourceAsStream(SHIPPED + name)) {
      if (stream == null) return Optional.empty();
      return Optional.of(read("the shipped " + name, event, stream.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read the shipped template " + name, e);
    }
  }

  private static TemplateText read(String file, NoticeEvent event, byte[] bytes) {
    try {
      String content =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return TemplateText.read(file, event, content);
    } catch (CharacterCodingException _) {
      return new TemplateText.Unusable(
          new TemplateProblem(file, 0, "", "It is not UTF-8. Save it again as UTF-8."));
    }
  }
}
