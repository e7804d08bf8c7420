package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import app.allclear.matching.Mention.Clarity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a text holds an address of a customer's. */
final class AddressWords {
  private final Inquiry inquiry;

  AddressWords(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  /**
   * @param place the address's domain, lower case, which follows an @
   */
  Optional<Mention> named(Surroundings place, String domain) {
    String text = place.text();
    int at = place.start() - 1;
    int from = at;
    while (from > 0 && at - from < 64 && local(text.charAt(from - 1))) from--;
    EmailAddress address = EmailAddress.of(text.substring(from, at) + "@" + domain).orElse(null);
    if (address == null || inquiry.ownDomains().contains(address.domain())) return Optional.empty();
    Surroundings whole = new Surroundings(text, from, place.end());
    List<Customer> registered = inquiry.directory().withContact(address);
    if (!registered.isEmpty()) return mention(whole, registered, address + ", registered with ");
    DirectoryNames.@Nullable House house =
        inquiry.names().houseOf(address.domain(), inquiry.ownDomains());
    return house == null
        ? Optional.empty()
        : mention(whole, house.customers(), address + ", an address at the domain of ");
  }

  private static Optional<Mention> mention(Surroundings place, List<Customer> owners, String what) {
    return Optional.of(Mention.of(place, Clarity.ADDRESS, owners, what));
  }

  private static boolean local(char c) {
    return Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
  }
}
