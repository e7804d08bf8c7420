package app.allclear.web.login;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks name and password, and makes those who guess wait. */
final class OperatorLogin implements AuthenticationProvider {
  private final DaoAuthenticationProvider passwords;
  private final LoginThrottle throttle;
  private final Clock clock;

  OperatorLogin(DaoAuthenticationProvider passwords, LoginThrottle throttle, Clock clock) {
    this.passwords = passwords;
    this.throttle = throttle;
    this.clock = clock;
  }

  @Override
  public @Nullable Authentication authenticate(Authentication attempt) {
    String address = address(attempt);
    Duration wait = throttle.wait(address, clock.instant());
    if (wait.isPositive())
      throw new LockedException(
          "Too many wrong passwords from your address. Try again in %d s."
              .formatted(wait.toSeconds() + 1));
    try {
      Authentication known = passwords.authenticate(attempt);
      throttle.succeeded(address);
      return known;
    } catch (BadCredentialsException e) {
      throttle.failed(address, clock.instant());
      throw e;
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private static String address(Authentication attempt) {
    return attempt.getDetails() instanceof WebAuthenticationDetails details
        ? String.valueOf(details.getRemoteAddress())
        : "";
  }
}
