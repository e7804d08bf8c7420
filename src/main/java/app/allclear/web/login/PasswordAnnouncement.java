package app.allclear.web.login;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** Says once, when the pages can be reached, where they are and with which password. */
final class PasswordAnnouncement implements ApplicationListener<WebServerInitializedEvent> {
  private static final Logger LOG = LoggerFactory.getLogger("app.allclear");

  private final OperatorAccount account;

  PasswordAnnouncement(OperatorAccount account) {
    this.account = account;
  }

  @Override
  public void onApplicationEvent(WebServerInitializedEvent event) {
    // Where the machines' part has a port of its own, that one is not for people.
    if (event.getApplicationContext().getServerNamespace() != null) return;
    String url = "http://localhost:" + event.getWebServer().getPort() + "/";
    if (account.madeUp())
      LOG.info(
          "Open {} and log in as {} with the password {} (made up for this start only; set spring.security.user.password to have your own).",
          url,
          account.name(),
          account.password());
    else LOG.info("Open {} and log in as {}.", url, account.name());
  }
}
