package app.allclear.customer;

import org.jspecify.annotations.Nullable;

/**
 * An address registered with a customer, the only kind of address a notice may go to.
 *
 * @param written the address as the operator's file spells it
 * @param name null where the file has a bare address
 * @param registeredHere true where the operator confirmed it in Allclear, beside the file
 */
public record Contact(
    EmailAddress address, String written, @Nullable String name, boolean registeredHere) {}
