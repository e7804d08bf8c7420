package app.allclear.web.api;

import app.allclear.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers every failed API call with a problem, also where no controller was found: a path or a
 * method nobody knows is trouble of the same kind.
 */
final class TroubleAnswers implements HandlerExceptionResolver, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(TroubleAnswers.class);

  private final Problems problems;

  TroubleAnswers(Problems problems) {
    this.problems = problems;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception e) {
    if (!request.getRequestURI().startsWith(request.getContextPath() + "/api")) return null;
    if (e instanceof AsyncRequestNotUsableException) return new ModelAndView();
    Trouble trouble = Trouble.of(e);
    if (trouble.ours())
      LOG.error("{} {} failed: {}", request.getMethod(), request.getRequestURI(), trouble, e);
    if (e instanceof HttpRequestMethodNotSupportedException method
        && method.getSupportedMethods() != null)
      response.setHeader(HttpHeaders.ALLOW, String.join(", ", method.getSupportedMethods()));
    try {
      problems.write(request, response, trouble.status(), trouble.detail());
    } catch (IOException _) {
      LOG.debug("The caller of {} hung up before our answer.", request.getRequestURI());
    }
    return new ModelAndView();
  }
}
