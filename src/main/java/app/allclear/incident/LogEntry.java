package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of the operator's own notes. */
public record LogEntry(
    long id,
    Instant at,
    String text,
    @Nullable OutageId outage,
    @Nullable CustomerId customer,
    @Nullable DatabaseName database) {}
