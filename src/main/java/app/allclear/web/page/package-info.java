/**
 * The operator's pages: each controller method reads the request, makes one call, fills a view
 * record and names a page. Everything is text; nothing a customer wrote is ever markup.
 */
@NullMarked
package app.allclear.web.page;

import org.jspecify.annotations.NullMarked;
