package app.allclear.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;

/** Where a form leads: back to the page it stood on, never to another site. */
final class Back {
  private Back() {}

  static String to(HttpServletRequest request, String otherwise) {
    String came = request.getHeader(HttpHeaders.REFERER);
    if (came == null) return "redirect:" + otherwise;
    try {
      URI page = URI.create(came);
      String path = page.getRawPath();
      String host = page.getHost();
      if (path == null || path.startsWith("//") || host == null) return "redirect:" + otherwise;
      if (!host.equals(request.getServerName())) return "redirect:" + otherwise;
      String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
      return "redirect:" + withoutContext(path, request.getContextPath()) + query;
    } catch (IllegalArgumentException _) {
      return "redirect:" + otherwise;
    }
  }

  private static String withoutContext(String path, String context) {
    return path.startsWith(context + "/") ? path.substring(context.length()) : "/";
  }
}
