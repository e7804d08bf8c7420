package app.allclear.matching;

/** Everything matching may ask of others about a letter. */
public record Knowledge(KnownThreads threads, Learned learned, KnownTables tables) {
  /** Where nothing is known but the directory. */
  public static final Knowledge NONE =
      new Knowledge(KnownThreads.NONE, Learned.NOTHING, KnownTables.NONE);
}
