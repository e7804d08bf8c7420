/**
 * Notices: templates, who is owed which text, the outbox, and what became of each. It refuses to
 * know IMAP and HTTP.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"store", "customer", "mail", "matching", "restore", "incident"})
package app.allclear.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
