package app.allclear.restore;

/** Whose word a report is. */
public enum Word {
  SCRIPT("the restore script"),
  OPERATOR("the operator"),
  PROBE("a probe");

  private final String words;

  Word(String words) {
    this.words = words;
  }

  /** To be read after "on the word of": {@code the restore script}. */
  public String words() {
    return words;
  }
}
