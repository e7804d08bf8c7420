package app.allclear.web.login;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The one operator.
 *
 * @param madeUp true where nobody set a password, so the operator must be told this one
 */
record OperatorAccount(String name, String password, boolean madeUp) {
  // Without letters and digits that are mistaken for each other on a phone at night.
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int GROUP = 4;

  static OperatorAccount of(@Nullable String name, @Nullable String password) {
    return of(name, password, new SecureRandom());
  }

  static OperatorAccount of(
      @Nullable String name, @Nullable String password, RandomGenerator random) {
    String called = name == null || name.isBlank() ? "operator" : name.strip();
    if (password != null && !password.isBlank())
      return new OperatorAccount(called, password, false);
    return new OperatorAccount(called, madeUp(random), true);
  }

  private static String madeUp(RandomGenerator random) {
    return IntStream.range(0, GROUPS).mapToObj(_ -> group(random)).collect(Collectors.joining("-"));
  }

  private static String group(RandomGenerator random) {
    return random
        .ints(GROUP, 0, LETTERS.length())
        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
        .collect(Collectors.joining());
  }

  /** As the encoder expects it: a password without a named encoding is as it stands. */
  String encoded() {
    return password.matches("\\{[a-zA-Z0-9@_-]+}.+") ? password : "{noop}" + password;
  }

  @Override
  public String toString() {
    return name;
  }
}
