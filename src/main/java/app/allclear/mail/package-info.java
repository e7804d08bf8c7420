/**
 * Mail as a protocol: IMAP, SMTP and MIME. It hands out messages with their raw bytes, reads those
 * bytes into {@link app.allclear.mail.Letter}s, and takes outgoing mail. It refuses to know that
 * there are customers. Nothing outside this package imports {@code jakarta.mail}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package app.allclear.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
