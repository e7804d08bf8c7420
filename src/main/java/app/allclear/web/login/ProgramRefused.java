package app.allclear.web.login;

import app.allclear.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Tells a program that it must say who it is. */
final class ProgramRefused implements AuthenticationEntryPoint {
  private final Problems problems;

  ProgramRefused(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (e instanceof LockedException) {
      problems.write(
          request, response, HttpStatus.TOO_MANY_REQUESTS, String.valueOf(e.getMessage()));
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Allclear\", charset=\"UTF-8\"");
    problems.write(
        request,
        response,
        HttpStatus.UNAUTHORIZED,
        "Name and password are missing or wrong. Send them as HTTP Basic: they are spring.security.user.name and .password.");
  }
}
