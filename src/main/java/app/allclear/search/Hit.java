package app.allclear.search;

import app.allclear.incident.MessageId;

/**
 * A message found.
 *
 * @param score how well it fits, comparable within one search only
 */
public record Hit(MessageId message, float score) {}
