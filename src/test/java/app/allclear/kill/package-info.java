/**
 * The program killed: the real one, as a process of its own, with SIGKILL, again and again, beside
 * mail servers that are killed as well. Plays everybody but Allclear, and knows of it its
 * configuration and its HTTP API; only {@link app.allclear.kill.Autopsy} looks into the store that
 * a kill left behind, to say what it interrupted.
 */
@NullMarked
package app.allclear.kill;

import org.jspecify.annotations.NullMarked;
