package app.allclear.demo;

import java.io.IOException;
import java.util.Objects;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Keeps the test classes' configurations out of the product: they share its packages and its class
 * path here, and one of them stops the clock.
 */
final class ProductOnly extends TypeExcludeFilter {
  private static final String TESTS =
      ProductOnly.class.getProtectionDomain().getCodeSource().getLocation().toString();

  static void in(ConfigurableApplicationContext context) {
    context.getBeanFactory().registerSingleton("productOnly", new ProductOnly());
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
