/**
 * Who may come in: a login page and session for people, HTTP Basic for programs, one operator. It
 * refuses to know what the pages show.
 */
@NullMarked
package app.allclear.web.login;

import org.jspecify.annotations.NullMarked;
