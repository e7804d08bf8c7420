package app.allclear.web.page;

import app.allclear.flow.ActRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts the frame around every page, and refusals where the operator sees them. */
@ControllerAdvice(basePackageClasses = FrameAdvice.class)
class FrameAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(FrameAdvice.class);

  private final Frame frame;

  FrameAdvice(Frame frame) {
    this.frame = frame;
  }

  /** Only pages are framed; what a form sends is answered by a redirect. */
  @ModelAttribute
  void frame(HttpServletRequest request, Model model) {
    if (request.getMethod().equals("GET")) model.addAttribute("frame", frame.now());
  }

  /** A refused form leads back to where it was, a refused page to one that says why. */
  @ExceptionHandler
  ModelAndView refused(ActRefused refused, HttpServletRequest request, RedirectAttributes flash) {
    if (!request.getMethod().equals("GET")) {
      flash.addFlashAttribute("refused", refused.getMessage());
      return new ModelAndView(Back.to(request, "/"));
    }
    return new ModelAndView(
        "error-page",
        Map.of(
            "status",
            status(refused.kind()).value(),
            "sentence",
            String.valueOf(refused.getMessage())),
        status(refused.kind()));
  }

  @ExceptionHandler
  ModelAndView storeAway(DataAccessException trouble, HttpServletRequest request) {
    LOG.error("{} {} failed at the store.", request.getMethod(), request.getRequestURI(), trouble);
    return new ModelAndView(
        "error-page",
        Map.of(
            "status",
            HttpStatus.SERVICE_UNAVAILABLE.value(),
            "sentence",
            "The store does not answer, so nothing was changed. Try again; where it stays so, look at the disk and at Allclear's own log."),
        HttpStatus.SERVICE_UNAVAILABLE);
  }

  private static HttpStatusCode status(ActRefused.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case INVALID -> HttpStatus.BAD_REQUEST;
    };
  }
}
