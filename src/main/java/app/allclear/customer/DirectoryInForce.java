package app.allclear.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directory in force with what it was made of.
 *
 * @param ofFile the customers as the file has them
 * @param fingerprint of the file; empty while there never was one
 * @param registered contacts confirmed here, also of customers who left the file
 */
record DirectoryInForce(
    Directory directory,
    List<Customer> ofFile,
    List<DirectoryProblem> problemsOfFile,
    CsvLayout layout,
    String fingerprint,
    @Nullable Instant acceptedAt,
    List<RegisteredContact> registered) {
  static final DirectoryInForce NONE =
      new DirectoryInForce(
          Directory.EMPTY, List.of(), List.of(), CsvLayout.DEFAULT, "", null, List.of());

  DirectoryInForce withFile(
      CustomerFileReading.Readable file, String newFingerprint, @Nullable Instant at) {
    return of(file.customers(), file.problems(), file.layout(), newFingerprint, at, registered);
  }

  DirectoryInForce withRegistered(List<RegisteredContact> contacts) {
    return of(ofFile, problemsOfFile, layout, fingerprint, acceptedAt, contacts);
  }

  boolean hasFile() {
    return !fingerprint.isEmpty();
  }

  /** Contacts confirmed here that the file does not have. */
  List<RegisteredContact> besideFile() {
    return registered.stream().filter(r -> !inFile(r.customer(), r.contact().address())).toList();
  }

  boolean inFile(CustomerId id, EmailAddress address) {
    return directory.find(id).stream()
        .flatMap(customer -> customer.contacts().stream())
        .anyMatch(contact -> contact.address().equals(address) && !contact.registeredHere());
  }

  private static DirectoryInForce of(
      List<Customer> ofFile,
      List<DirectoryProblem> problemsOfFile,
      CsvLayout layout,
      String fingerprint,
      @Nullable Instant acceptedAt,
      List<RegisteredContact> registered) {
    Map<CustomerId, Customer> merged = new LinkedHashMap<>();
    for (Customer customer : ofFile) merged.put(customer.id(), customer);
    List<DirectoryProblem> problems = new ArrayList<>(problemsOfFile);
    for (RegisteredContact one : registered) {
      if (merged.computeIfPresent(one.customer(), (_, customer) -> with(customer, one.contact()))
          == null)
        problems.add(
            new DirectoryProblem(
                "registered contacts",
                0,
                "%s is registered as a contact of customer %s, who is not in the customer file; nothing is sent there. Withdraw the contact, or add the customer."
                    .formatted(one.contact().written(), one.customer())));
    }
    return new DirectoryInForce(
        new Directory(merged.values(), problems),
        ofFile,
        problemsOfFile,
        layout,
        fingerprint,
        acceptedAt,
        List.copyOf(registered));
  }

  /** The file's own contact wins, so pasting an exported line changes nothing else. */
  private static Customer with(Customer customer, Contact contact) {
    if (customer.contacts().stream().anyMatch(c -> c.address().equals(contact.address())))
      return customer;
    List<Contact> contacts = new ArrayList<>(customer.contacts());
    contacts.add(contact);
    return new Customer(
        customer.id(),
        customer.name(),
        customer.locale(),
        customer.zone(),
        contacts,
        customer.sites(),
        customer.databases());
  }
}
