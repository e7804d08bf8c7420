package app.allclear.notice;

import java.util.List;

/**
 * The texts of notices: the operator's folder, else those we ship. Changed files are read again
 * when they are used next. Safe for any thread.
 */
public final class Templates {
  Templates() {}

  /** Everything wrong with the templates in force, read anew where a file changed. */
  public List<TemplateProblem> problems() {
    throw new UnsupportedOperationException();
  }
}
