package app.allclear.incident;

import app.allclear.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * That a decision rests on something taught.
 *
 * @param customer null for a mark
 */
public record LessonUse(Teaching.Kind kind, String said, @Nullable CustomerId customer) {}
