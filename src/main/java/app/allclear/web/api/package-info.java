/**
 * The HTTP API that other programs rely on, exactly as DESIGN.md names it: reads views, calls flow,
 * and answers trouble with problem details (RFC 9457).
 */
@NullMarked
package app.allclear.web.api;

import org.jspecify.annotations.NullMarked;
