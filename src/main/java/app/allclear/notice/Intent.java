package app.allclear.notice;

/** What a claimed notice is about to say. */
public record Intent(Claimed claimed, Composed.Ready words) {}
