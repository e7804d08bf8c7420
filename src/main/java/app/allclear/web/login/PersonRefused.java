package app.allclear.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Sends somebody whose password was wrong, or who has to wait, back to the login page. */
final class PersonRefused implements AuthenticationFailureHandler {
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    String why = e instanceof LockedException ? "wait" : "wrong";
    response.sendRedirect(request.getContextPath() + "/login?" + why);
  }
}
