package app.allclear.web.login;

import app.allclear.web.Problems;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Two doors: Basic without a session for programs, a login page with one for people. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {
  // htmx comes as a file and its inline styles are switched off, so nothing inline is allowed.
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; frame-src 'self'; "
          + "frame-ancestors 'none'; base-uri 'none'";

  @Bean
  OperatorAccount operatorAccount(
      @Value("${spring.security.user.name:}") String name,
      @Value("${spring.security.user.password:}") String password) {
    return OperatorAccount.of(name, password);
  }

  /** The one provider there is, so both doors use it; naming it there would ask it twice. */
  @Bean
  OperatorLogin operatorLogin(OperatorAccount account, Clock clock) {
    DaoAuthenticationProvider passwords =
        new DaoAuthenticationProvider(
            new InMemoryUserDetailsManager(
                User.withUsername(account.name())
                    .password(account.encoded())
                    .roles("OPERATOR")
                    .build()));
    return new OperatorLogin(passwords, new LoginThrottle(), clock);
  }

  @Bean
  PasswordAnnouncement passwordAnnouncement(OperatorAccount account) {
    return new PasswordAnnouncement(account);
  }

  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http, Problems problems) {
    AuthenticationEntryPoint refused = new ProgramRefused(problems);
    return http.securityMatcher("/api", "/api/**", "/actuator/**")
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/actuator/health", "/actuator/health/**")
                .permitAll()
                .anyRequest()
                .authenticated())
        .httpBasic(basic -> basic.authenticationEntryPoint(refused))
        .exceptionHandling(errors -> errors.authenticationEntryPoint(refused))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // No cookie counts here, and JsonOnly keeps out what a foreign form could send.
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .headers(headers ->
            headers.contentSecurityPolicy(
                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
        .addFilterAfter(new JsonOnly(problems), BasicAuthenticationFilter.class)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain people(HttpSecurity http) {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/login", "/error", "/assets/**", "/webjars/**", "/favicon.ico")
                .permitAll()
                .anyRequest()
                .authenticated())
        .formLogin(form ->
            form.loginPage("/login").failureHandler(new PersonRefused()).defaultSuccessUrl("/"))
        .exceptionHandling(errors -> errors.authenticationEntryPoint(new PersonUnknown()))
        .logout(logout -> logout.logoutSuccessUrl("/login?out"))
        .headers(headers ->
            headers
                // Only a notice's HTML is shown in a frame, one of ours.
                .frameOptions(frames -> frames.disable())
                .addHeaderWriter((request, response) ->
                    response.setHeader(
                        "X-Frame-Options",
                        request.getRequestURI().endsWith("/html") ? "SAMEORIGIN" : "DENY"))
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
        .build();
  }

  @Bean
  RequestRejectedHandler requestRejectedHandler(Problems problems) {
    return (request, response, _) -> {
      if (Problems.concern(request))
        problems.write(
            request,
            response,
            HttpStatus.BAD_REQUEST,
            "The path holds characters that can't stand in one. Name the database in the body: PUT /api/restores with server and name.");
      else response.sendError(HttpStatus.BAD_REQUEST.value());
    };
  }
}
