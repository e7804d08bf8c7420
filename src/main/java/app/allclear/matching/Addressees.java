package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import app.allclear.mail.Address;
import app.allclear.mail.Bounce;
import app.allclear.mail.MachineSign;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our own mail is about whom we sent it to, a report on mail about whom it was sent to. */
final class Addressees implements Witness {
  private static final int MOST = 20;
  private static final int SHORT = 400;

  private static final Set<MachineSign.Kind> REPORTING =
      Set.of(MachineSign.Kind.ANSWER, MachineSign.Kind.ROLE);

  private static final Pattern ADDRESS =
      Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}");

  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    Bounce bounce = inquiry.letter().bounce();
    if (bounce != null)
      return registered(inquiry, bounce.recipients().stream(), "It reports on mail to ");
    if (inquiry.sender().form()) return List.of();
    if (!inquiry.sender().ours()) return reported(inquiry);
    return registered(
        inquiry,
        Stream.concat(inquiry.letter().to().stream(), inquiry.letter().cc().stream())
            .map(Address::address),
        "We sent it to ");
  }

  /** Mail systems also say in words of their own what became of mail, and name whose it was. */
  private static List<Evidence> reported(Inquiry inquiry) {
    String own = inquiry.letter().body().own();
    if (own.length() > SHORT || own.contains("://") || own.indexOf('@') < 0) return List.of();
    if (inquiry.letter().machineSigns().stream().noneMatch(sign -> REPORTING.contains(sign.kind())))
      return List.of();
    List<String> named = ADDRESS.matcher(own).results().map(MatchResult::group).distinct().toList();
    return named.size() == 1
        ? registered(inquiry, named.stream(), "It says what became of mail to ")
        : List.of();
  }

  private static List<Evidence> registered(Inquiry inquiry, Stream<String> written, String how) {
    return written
        .map(EmailAddress::of)
        .flatMap(Optional::stream)
        .distinct()
        .limit(MOST)
        .flatMap(address -> evidence(inquiry, address, how).stream())
        .toList();
  }

  private static Optional<Evidence> evidence(Inquiry inquiry, EmailAddress address, String how) {
    List<Customer> customers = inquiry.directory().withContact(address);
    if (customers.isEmpty()) return housed(inquiry, address, how);
    String why = how + address + ", registered with " + Inquiry.names(customers) + ".";
    return Optional.of(Evidence.of(Ground.ADDRESSED, customers, why));
  }

  /** Not everybody of a customer's house is registered; a report is on one house's mail. */
  private static Optional<Evidence> housed(Inquiry inquiry, EmailAddress address, String how) {
    if (inquiry.letter().bounce() == null) return Optional.empty();
    DirectoryNames.House house = inquiry.names().houseOf(address.domain(), inquiry.ownDomains());
    if (house == null || !house.site()) return Optional.empty();
    String whose = Inquiry.names(house.customers());
    String why = how + address + ", an address at " + house.domain() + " of " + whose + ".";
    return Optional.of(Evidence.of(Ground.ADDRESSED, house.customers(), why));
  }
}
