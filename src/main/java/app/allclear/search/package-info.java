/**
 * Full text over the stored messages: a Lucene index that is derived from the store, follows the
 * {@code change} table and may be deleted at any time. It refuses to know IMAP and notices.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"store", "incident", "customer"})
package app.allclear.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
