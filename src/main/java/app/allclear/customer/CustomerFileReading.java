package app.allclear.customer;

import java.util.List;

/** What reading a customer file came to. */
sealed interface CustomerFileReading {
  /** Perhaps with lines skipped; the problems say which and why. */
  record Readable(List<Customer> customers, List<DirectoryProblem> problems, CsvLayout layout)
      implements CustomerFileReading {
    public Readable {
      customers = List.copyOf(customers);
      problems = List.copyOf(problems);
    }
  }

  /** Nothing of it can be trusted; the sentence names the file and says what to do. */
  record Broken(String sentence) implements CustomerFileReading {}
}
