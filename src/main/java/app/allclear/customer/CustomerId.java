package app.allclear.customer;

/** The customer's id in the operator's own file; compared byte for byte, never blank. */
public record CustomerId(String value) implements Comparable<CustomerId> {
  public CustomerId {
    if (value.isBlank()) throw new IllegalArgumentException("A customer id must not be blank.");
  }

  @Override
  public int compareTo(CustomerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
