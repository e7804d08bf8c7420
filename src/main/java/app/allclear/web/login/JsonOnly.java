package app.allclear.web.login;

import app.allclear.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Unsafe API calls must come as JSON: no form of a foreign site can send that, so that a browser
 * which remembers the Basic password can't be made to call us.
 */
final class JsonOnly extends OncePerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final Problems problems;

  JsonOnly(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SAFE.contains(request.getMethod())
        || json(request.getContentType())
        || (takesDumps(request) && bytes(request.getContentType())))
      chain.doFilter(request, response);
    else
      problems.write(
          request,
          response,
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "Send the header Content-Type: application/json, also where there is no body.");
  }

  /** Dumps come as they are. A form can't send application/octet-stream either. */
  private static boolean takesDumps(HttpServletRequest request) {
    return request.getRequestURI().equals(request.getContextPath() + "/api/lists");
  }

  private static boolean bytes(@Nullable String contentType) {
    return is(MediaType.APPLICATION_OCTET_STREAM, contentType);
  }

  private static boolean json(@Nullable String contentType) {
    return is(MediaType.APPLICATION_JSON, contentType);
  }

  private static boolean is(MediaType wanted, @Nullable String contentType) {
    if (contentType == null) return false;
    try {
      return wanted.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
    } catch (InvalidMediaTypeException _) {
      return false;
    }
  }
}
