package app.allclear.flow;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A flow test on a fresh product for each test, and on any store. */
abstract class ProductFlow {
  Product product;

  @BeforeEach
  void begin() {
    product = Product.with(settings()).begin();
  }

  /** The store's settings, and those that the tests need beside. */
  Map<String, String> settings() {
    return store();
  }

  /** Settings of the store; none for SQLite. */
  Map<String, String> store() {
    return Map.of();
  }

  @AfterEach
  void close() throws Exception {
    product.close();
  }
}
