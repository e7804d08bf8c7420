/**
 * Databases on the operator's servers: probing them, knowing what is damaged, and following every
 * restore until it is proven. It holds the only SQL that touches customers' servers, and refuses to
 * know that customers write mail.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"customer", "store"})
package app.allclear.restore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
