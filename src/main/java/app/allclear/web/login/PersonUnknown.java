package app.allclear.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Sends somebody without a session to the login page. A part of a page asked for in the background
 * must not be filled with it, so htmx is told to go there with the whole page, and the live stream
 * just ends.
 */
final class PersonUnknown implements AuthenticationEntryPoint {
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    String login = request.getContextPath() + "/login";
    boolean background =
        request.getHeader("HX-Request") != null
            || String.valueOf(request.getHeader("Accept")).startsWith("text/event-stream");
    if (!background) {
      response.sendRedirect(login);
      return;
    }
    response.setHeader("HX-Redirect", login);
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
  }
}
