package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import java.util.List;

/**
 * A place in a text that names, or may name, something of a customer's.
 *
 * @param text the text it stands in, from start (inclusive) to end (exclusive)
 * @param owners those it may mean; never empty
 * @param databases what it names; empty for a vague mention
 * @param what how a reason calls it: "shop.example, a site of Shop GmbH"
 * @param internal whether it is a database, a table or an account, which nobody mentions in passing
 */
record Mention(
    String text,
    int start,
    int end,
    Clarity clarity,
    List<CustomerId> owners,
    List<DatabaseName> databases,
    String what,
    boolean internal) {
  enum Clarity {
    /** It can mean nothing else. */
    CLEAR,
    /** An address of a customer's: whose it is is clear, what the words are about is not. */
    ADDRESS,
    /** An organisation's whole name. */
    ORGANISATION,
    /** What people call it for short, and nobody else. */
    ALIAS,
    /** A part of the name that tells one of the sender's customers from the others. */
    PART,
    /** It may mean this, or be just a word. */
    VAGUE
  }

  static Mention of(Surroundings place, Clarity clarity, List<Customer> owners, String what) {
    return new Mention(
        place.text(),
        place.start(),
        place.end(),
        clarity,
        owners.stream().map(Customer::id).toList(),
        List.of(),
        what + Inquiry.names(owners),
        false);
  }

  Mention with(List<DatabaseName> named) {
    return new Mention(text, start, end, clarity, owners, named, what, internal);
  }

  Mention among(List<CustomerId> several) {
    return new Mention(text, start, end, clarity, several, databases, what, internal);
  }

  Mention asInternal() {
    return new Mention(text, start, end, clarity, owners, databases, what, true);
  }

  boolean clear() {
    return clarity == Clarity.CLEAR;
  }
}
