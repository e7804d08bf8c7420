/**
 * What machines ask: is all well, and how much of everything is there. It refuses to know pages and
 * API.
 */
@NullMarked
package app.allclear.web.health;

import org.jspecify.annotations.NullMarked;
