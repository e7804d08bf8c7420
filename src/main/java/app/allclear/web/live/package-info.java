/**
 * Tells open pages that something has changed, so that they ask again. It refuses to know what
 * changed and how it looks.
 */
@NullMarked
package app.allclear.web.live;

import org.jspecify.annotations.NullMarked;
