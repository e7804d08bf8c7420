package app.allclear;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Refuses to start where a setting names a variable that nobody set: Spring would take the text
 * <code>${SUPPORT_PASSWORD}</code> itself for the password, also for the operator's.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class SecretsCheck implements EnvironmentPostProcessor {
  private static final List<String> OURS =
      List.of("allclear.", "spring.mail.", "spring.security.user.", "spring.datasource.");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    TreeSet<String> unset = new TreeSet<>();
    environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .flatMap(
            source -> List.of(((EnumerablePropertySource<?>) source).getPropertyNames()).stream())
        .filter(name -> OURS.stream().anyMatch(name::startsWith))
        .forEach(name -> look(environment, name, unset));
    if (!unset.isEmpty()) throw new UnsetVariables(sentence(unset));
  }

  private static void look(
      ConfigurableEnvironment environment, String name, TreeSet<String> unset) {
    try {
      // Asked of the whole environment: what stands there may be overridden elsewhere.
      environment.getProperty(name);
    } catch (PlaceholderResolutionException e) {
      unset.add(e.getPlaceholder() + " (for " + name + ")");
    }
  }

  private static String sentence(TreeSet<String> unset) {
    return unset.stream()
        .collect(
            Collectors.joining(
                ", ",
                "The settings name variables that the environment does not hold: ",
                ". Set them (export NAME=value) or write the values into config/application.yml, and start again."));
  }
}
