package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import java.time.Instant;

/** What an assignment taught: mail from this address is about this customer. */
public record LearnedAddress(EmailAddress address, CustomerId customer, Instant at) {}
