package app.allclear.store;

/** One row of the {@code change} table: what changed, in the order it was committed. */
public record Change(long sequence, ChangeKind kind, String reference) {}
