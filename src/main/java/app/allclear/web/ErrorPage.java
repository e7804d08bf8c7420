package app.allclear.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is left to say when something went wrong: a sentence, never a stack trace. */
@Controller
class ErrorPage implements ErrorController {
  private final Problems problems;

  ErrorPage(Problems problems) {
    this.problems = problems;
  }

  @RequestMapping("/error")
  @Nullable ModelAndView error(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpStatus status = status(request);
    if (program(request)) {
      problems.write(request, response, status, sentence(status));
      return null;
    }
    return new ModelAndView(
        "error-page", Map.of("status", status.value(), "sentence", sentence(status)), status);
  }

  private static boolean program(HttpServletRequest request) {
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return path != null
        && (path.toString().startsWith(request.getContextPath() + "/api")
            || path.toString().startsWith(request.getContextPath() + "/actuator"));
  }

  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return status == null ? HttpStatus.NOT_FOUND : status;
  }

  private static String sentence(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "There is no such page. Perhaps the link is old.";
      case FORBIDDEN ->
          "This form has become too old, or it did not come from here. Nothing was changed; go back, load the page again and repeat it.";
      case METHOD_NOT_ALLOWED -> "This address can't be opened like that.";
      case BAD_REQUEST -> "The address or form holds something that can't be read.";
      default ->
          status.is5xxServerError()
              ? "Something here is broken. Allclear's own log says more. Mail goes on being stored, and nothing that was owed is lost."
              : "That did not work: " + status.getReasonPhrase() + ".";
    };
  }
}
