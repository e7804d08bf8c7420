package app.allclear.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class BackTest {
  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080/incidents/7?show=all, redirect:/incidents/7?show=all",
    "http://localhost/unmatched, redirect:/unmatched",
    "http://evil.example/unmatched, redirect:/notices",
    "http://localhost//evil.example/, redirect:/notices",
    "javascript:alert(1), redirect:/notices",
    "http://%, redirect:/notices"
  })
  void leadsToOurOwnPagesOnly(String referer, String target) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/x");
    request.addHeader("Referer", referer);
    assertThat(Back.to(request, "/notices")).isEqualTo(target);
  }
}
