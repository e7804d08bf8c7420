package app.allclear.incident;

import java.util.List;

/** A message's words as safe plain text; any may be empty. */
public record MessageText(
    String own, String signature, String forwarded, String full, List<String> attachments) {}
