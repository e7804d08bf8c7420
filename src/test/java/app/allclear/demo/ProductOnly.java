package app.allclear.demo;

import java.io.IOException;
import java.util.Objects;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Keeps out of the product what is not its own: the test classes' configurations, which share its
 * packages and its class path here (one of them stops the clock), and the user's environment.
 */
final class ProductOnly extends TypeExcludeFilter {
  private static final String TESTS =
      ProductOnly.class.getProtectionDomain().getCodeSource().getLocation().toString();

  static void in(ConfigurableApplicationContext context) {
    context.getBeanFactory().registerSingleton("productOnly", new ProductOnly());
    // A password or a database that the user's environment names is not for a demonstration.
    var sources = context.getEnvironment().getPropertySources();
    sources.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    sources.remove("spring.application.json");
  }

  @Override
  public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
    return type.getResource().getURL().toString().startsWith(TESTS);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProductOnly;
  }

  @Override
  public int hashCode() {
    return Objects.hash(TESTS);
  }
}
