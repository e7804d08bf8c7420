package app.allclear.customer;

import java.time.Instant;

/**
 * A contact that the operator confirmed here, beside the file.
 *
 * @param by the operator's name at the login
 */
public record RegisteredContact(CustomerId customer, Contact contact, Instant at, String by) {}
