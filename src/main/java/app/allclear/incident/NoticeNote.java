package app.allclear.incident;

/** A timeline entry about a notice, by the id its package gave it. */
public record NoticeNote(IncidentId incident, String words, long notice) {}
