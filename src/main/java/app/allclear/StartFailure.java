package app.allclear;

import app.allclear.store.StoreUnavailable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Says why Allclear can't start: a sentence an operator can act upon, where Spring would print
 * pages of its own trouble. What it does not know is left to Spring.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailure implements SpringBootExceptionReporter {
  private static final Logger LOG = LoggerFactory.getLogger("app.allclear");

  @Override
  public boolean reportException(Throwable failure) {
    Optional<String> sentence = sentence(failure);
    sentence.ifPresent(found -> LOG.error("Allclear can't start. {}", found));
    return sentence.isPresent();
  }

  /** The outermost cause that says something of use; empty where there is none. */
  static Optional<String> sentence(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(50)
        .flatMap(cause -> Stream.ofNullable(known(cause)))
        .findFirst();
  }

  private static @Nullable String known(Throwable cause) {
    return switch (cause) {
      case StoreUnavailable trouble -> trouble.getMessage();
      case UnsetVariables trouble -> trouble.getMessage();
      case PortInUseException trouble -> portTaken(trouble.getPort());
      case MarkedYAMLException trouble -> unreadable(trouble);
      case InvalidConfigurationPropertyValueException trouble ->
          "%s is \"%s\". %s Correct it in %s and start again."
              .formatted(
                  trouble.getName(), trouble.getValue(), sentence(trouble.getReason()), settings());
      case BindException trouble -> unbound(trouble);
      default -> null;
    };
  }

  private static String portTaken(int port) {
    return "Port %d is in use by another program, perhaps another Allclear. Stop that one, or set server.port to a free port in %s."
        .formatted(port, settings());
  }

  private static String unreadable(MarkedYAMLException trouble) {
    Mark mark = trouble.getProblemMark();
    String place =
        mark == null
            ? ""
            : " at line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1);
    return "The settings (%s) are no YAML%s: %s. Look there, and just above, for indentation, a tab, or a bracket or quote that is not closed."
        .formatted(settings(), place, trouble.getProblem());
  }

  private static String unbound(BindException trouble) {
    Throwable root = trouble;
    while (root.getCause() != null) {
      root = root.getCause();
      if (root instanceof BindValidationException invalid) return invalid(invalid);
    }
    Object value = trouble.getProperty() == null ? null : trouble.getProperty().getValue();
    if (value == null)
      return sentence(root.getMessage()) + " Correct it in " + settings() + " and start again.";
    return "%s is \"%s\", but it must be %s. Correct it in %s and start again."
        .formatted(
            trouble.getName(), value, wanted(trouble.getTarget().getType().resolve()), settings());
  }

  private static String invalid(BindValidationException trouble) {
    String prefix = trouble.getValidationErrors().getName() + ".";
    return trouble.getValidationErrors().getAllErrors().stream()
        .map(error -> field(prefix, error) + " " + error.getDefaultMessage() + ".")
        .sorted()
        .collect(
            Collectors.joining(" ", "", " Correct this in " + settings() + " and start again."));
  }

  private static String field(String prefix, ObjectError error) {
    return error instanceof FieldError field ? prefix + field.getField() : prefix;
  }

  private static String sentence(@Nullable String words) {
    String line = String.valueOf(words).replaceAll("\\s+", " ").strip();
    return line.endsWith(".") ? line : line + ".";
  }

  private static String wanted(@Nullable Class<?> type) {
    if (type == null) return "something else";
    if (type.isEnum())
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .collect(Collectors.joining(" or "));
    return switch (type.getSimpleName()) {
      case "Integer", "int", "Long", "long" -> "a whole number";
      case "Boolean", "boolean" -> "true or false";
      case "Duration" -> "a time such as 90s, 2m or 1h";
      default -> "a " + type.getSimpleName();
    };
  }

  private static Path settings() {
    return Path.of("config", "application.yml");
  }
}
