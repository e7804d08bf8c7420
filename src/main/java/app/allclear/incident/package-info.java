/**
 * Stored messages and their copies, incidents with timeline and attention, outages, the operator's
 * log, and what was learned; it answers matching's questions and knows every Message-ID received or
 * sent. It refuses to know how notices are worded.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"store", "customer", "mail", "matching", "restore"})
package app.allclear.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
