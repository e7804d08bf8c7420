package app.allclear.mail;

/** Where one copy of a message stands: RFC 9051, section 2.3.1.1. */
public record CopyId(String mailbox, String folder, long uidValidity, long uid) {}
