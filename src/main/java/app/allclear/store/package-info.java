/**
 * The store: opening it, locking it against a second process, migrating it, queueing its writers,
 * and the {@code change} table that tells everyone else what happened, in order. It knows no
 * table's meaning but that one's: every other table belongs to the package whose {@code Jdbc…}
 * class reads and writes it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package app.allclear.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
