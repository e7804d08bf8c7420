package app.allclear.matching;

import app.allclear.customer.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The operator's word on who writes from an address.
 *
 * @param machine true: a machine or bulk sender; false: a human, whatever the address or a list's
 *     headers look like (an automatic reply or a bounce stays one)
 * @param at when it was said
 * @param by the operator who said it; null where nobody wrote that down
 */
public record MachineMark(EmailAddress address, boolean machine, Instant at, @Nullable String by) {}
