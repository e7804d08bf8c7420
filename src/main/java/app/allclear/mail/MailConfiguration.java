package app.allclear.mail;

import java.time.Clock;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the inbox watcher and the postman. Whoever owns the messages starts the watcher. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, MailProperties.class})
class MailConfiguration {
  @Bean
  Mailboxes mailboxes(MailSettings settings, ObjectProvider<Clock> clock) {
    return Mailboxes.of(settings.mailboxes(), clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  Postman postman(MailProperties mail, ObjectProvider<SslBundles> bundles) {
    String bundle = mail.getSsl().getBundle();
    SSLSocketFactory tls =
        bundle == null || bundle.isBlank()
            ? (SSLSocketFactory) SSLSocketFactory.getDefault()
            : bundles.getObject().getBundle(bundle).createSslContext().getSocketFactory();
    return new SmtpPostman(SmtpSettings.of(mail), tls);
  }
}
