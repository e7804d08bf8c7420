/**
 * The evidence that links a letter to customers and databases, who its sender is to them, and
 * whether a machine wrote it, always with reasons an operator can check. It declares the questions
 * it must ask of others ({@link app.allclear.matching.Knowledge}) and refuses to know SQL,
 * incidents, and how mail arrived.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"customer", "mail"})
package app.allclear.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
