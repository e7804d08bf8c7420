/**
 * The directory: customers with their contacts, sites and databases, read from the operator's file
 * and kept in the store. It refuses to know mail and MySQL.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"store"})
package app.allclear.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
