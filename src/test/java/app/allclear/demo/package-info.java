/**
 * The outage day: Allclear shown at work on embedded parts, by one command. It plays everybody but
 * Allclear: sixty customers and whoever else writes, the mail server, the database server that
 * loses their data, the restore script and the operator. It refuses to know anything of Allclear
 * but its configuration and its HTTP API, so that what it shows is what any operator would get.
 */
@NullMarked
package app.allclear.demo;

import org.jspecify.annotations.NullMarked;
