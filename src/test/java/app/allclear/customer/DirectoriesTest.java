package app.allclear.customer;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.store.TestStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectoriesTest implements DirectoriesContract {
  private final TestStore store = TestStore.sqlite();

  @Override
  public TestStore store() {
    return store;
  }

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  @Test
  void theExampleWeShipHasNoProblems() throws Exception {
    byte[] example = Files.readAllBytes(Path.of("config/customers.example.csv"));
    var read = (CustomerFileReading.Readable) CustomerFile.read("example", example);
    assertThat(read.problems()).isEmpty();
    Directory directory = new Directory(read.customers(), read.problems());
    assertThat(directory.customers()).hasSize(4);
    assertThat(directory.withoutContact())
        .extracting(Customer::name)
        .containsExactly("Museum of Clocks");
  }
}
