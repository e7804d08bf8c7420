package app.allclear.web.login;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.allclear.customer.Directories;
import app.allclear.flow.OperatorActs;
import app.allclear.web.Samples;
import app.allclear.web.Slices;
import app.allclear.web.WebSlice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@WebSlice
class SecurityTest {
  @Autowired MockMvc http;
  @Autowired OperatorActs acts;
  @Autowired Directories directories;

  @BeforeEach
  void directory() {
    Slices.inForce(directories, Samples.directory());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/status", "/api/messages", "/api/nothing", "/actuator/prometheus"})
  void tellsProgramsWithoutAPasswordHowToLogIn(String path) throws Exception {
    http.perform(get(path))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("WWW-Authenticate", startsWith("Basic")))
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.detail").value(containsString("spring.security.user.name")))
        .andExpect(cookie().doesNotExist("JSESSIONID"));
  }

  @Test
  void takesNoSessionForAPassword() throws Exception {
    http.perform(get("/api/status").with(httpBasic("operator", "wrong")))
        .andExpect(status().isUnauthorized());
    http.perform(get("/api/status").with(httpBasic("operator", "secret")))
        .andExpect(status().isOk())
        .andExpect(cookie().doesNotExist("JSESSIONID"));
  }

  @Test
  void makesGuessersWaitAfterFiveWrongPasswords() throws Exception {
    for (int i = 0; i < 5; i++) guess("10.9.9.9", "guess").andExpect(status().isUnauthorized());
    guess("10.9.9.9", "secret")
        .andExpect(status().isTooManyRequests())
        .andExpect(jsonPath("$.detail").value(containsString("Try again in 2 s")));
    guess("10.9.9.8", "secret").andExpect(status().isOk());
  }

  private ResultActions guess(String address, String password) throws Exception {
    return http.perform(
        get("/api/status")
            .with(httpBasic("operator", password))
            .with(request -> {
              request.setRemoteAddr(address);
              return request;
            }));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "{"})
  void keepsOutWhatAForeignFormCouldSend(String type) throws Exception {
    MockHttpServletRequestBuilder call =
        post("/api/notices/pause").with(httpBasic("operator", "secret"));
    if (type != null) call.header("Content-Type", type);
    http.perform(call)
        .andExpect(status().isUnsupportedMediaType())
        .andExpect(jsonPath("$.detail").value(containsString("application/json")));
    verifyNoInteractions(acts);
  }

  @Test
  void takesJsonWithACharsetToo() throws Exception {
    http.perform(
            post("/api/notices/pause")
                .with(httpBasic("operator", "secret"))
                .header("Content-Type", "application/json;charset=utf-8"))
        .andExpect(status().isOk());
    verify(acts).pause();
  }

  @Test
  void sendsPeopleToTheLoginPage() throws Exception {
    http.perform(get("/incidents/7")).andExpect(redirectedUrl("/login"));
    http.perform(get("/incidents/7").header("HX-Request", "true"))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("HX-Redirect", "/login"));
    http.perform(get("/live").accept(MediaType.TEXT_EVENT_STREAM))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void logsInAndOut() throws Exception {
    http.perform(formLogin().user("operator").password("secret"))
        .andExpect(authenticated().withUsername("operator"))
        .andExpect(redirectedUrl("/"));
    http.perform(formLogin().user("operator").password("guess"))
        .andExpect(unauthenticated())
        .andExpect(redirectedUrl("/login?wrong"));
    http.perform(post("/logout").with(user("operator")).with(csrf()))
        .andExpect(redirectedUrl("/login?out"));
  }

  @Test
  void refusesFormsWithoutOurToken() throws Exception {
    http.perform(post("/sending/pause").with(user("operator"))).andExpect(status().isForbidden());
    http.perform(post("/logout").with(user("operator"))).andExpect(status().isForbidden());
    http.perform(post("/login").param("username", "operator").param("password", "secret"))
        .andExpect(status().isForbidden());
    verifyNoInteractions(acts);
  }

  @Test
  void aSessionCountsForNothingAtTheApi() throws Exception {
    var session =
        http.perform(formLogin().user("operator").password("secret"))
            .andReturn()
            .getRequest()
            .getSession();
    http.perform(get("/api/status").session((MockHttpSession) session))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void allowsNothingInlineAndNoFrames() throws Exception {
    http.perform(get("/login"))
        .andExpect(
            header()
                .string(
                    "Content-Security-Policy",
                    containsString("script-src 'self'; style-src 'self'")))
        .andExpect(header().string("Content-Security-Policy", not(containsString("unsafe"))))
        .andExpect(header().string("X-Frame-Options", "DENY"))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(content().string(not(containsString("style="))))
        .andExpect(content().string(not(containsString("onclick"))));
  }
}
