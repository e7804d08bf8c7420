package app.allclear.web.page;

import app.allclear.flow.CopyFirst;
import app.allclear.restore.DataDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Copying one server's data directory, as the outage's page shows it.
 *
 * @param known what is known of its place, size and the space left, as a sentence
 * @param tight whether it does not fit beside itself
 * @param copied when it was copied, or null
 * @param by who said so, or null
 */
public record CopyStep(
    String server,
    String known,
    boolean tight,
    String commands,
    @Nullable Moment copied,
    @Nullable String by) {
  static CopyStep of(CopyFirst.Step step, Times times) {
    DataDirectory directory = step.directory();
    Long size = directory.size();
    Long free = directory.free();
    return new CopyStep(
        directory.server(),
        known(directory),
        size != null && free != null && free < size,
        directory.commands(),
        step.copied() == null ? null : times.of(step.copied().at()),
        step.copied() == null ? null : step.copied().by());
  }

  private static String known(DataDirectory directory) {
    if (directory.path() == null)
      return "Where its data lies, how large it is and what space is left can't be seen from here: the first command tells.";
    if (directory.free() == null)
      return "Its data lies in %s; how large it is and what space is left can't be seen from here: the first command tells."
          .formatted(directory.path());
    return directory.size() == null
        ? "Its data lies in %s; %s are free there. How large it is can't be read from here."
            .formatted(directory.path(), Sizes.of(directory.free()))
        : "Its data lies in %s: %s; %s are free there."
            .formatted(directory.path(), Sizes.of(directory.size()), Sizes.of(directory.free()));
  }
}
