package app.allclear.matching;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.customer.Site;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Builds customers for tests: {@code Customers.of("shop", "Shop GmbH").site("shop.example")}. */
final class Customers {
  private final String id;
  private final String name;
  private final List<Contact> contacts = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final List<DatabaseName> databases = new ArrayList<>();

  private Customers(String id, String name) {
    this.id = id;
    this.name = name;
  }

  static Customers of(String id, String name) {
    return new Customers(id, name);
  }

  Customers contact(String... addresses) {
    for (String address : addresses)
      contacts.add(new Contact(EmailAddress.of(address).orElseThrow(), address, null, false));
    return this;
  }

  Customers person(String name, String address) {
    contacts.add(new Contact(EmailAddress.of(address).orElseThrow(), address, name, false));
    return this;
  }

  Customers site(String... domains) {
    for (String domain : domains) sites.add(new Site(ascii(domain), domain, null));
    return this;
  }

  Customers site(String domain, DatabaseName database) {
    sites.add(new Site(ascii(domain), domain, database));
    return this;
  }

  Customers database(String... names) {
    for (String name : names) databases.add(DatabaseName.parse(name));
    return this;
  }

  Customer build() {
    return new Customer(new CustomerId(id), name, null, null, contacts, sites, databases);
  }

  static Directory directory(Customers... customers) {
    List<Customer> built = new ArrayList<>();
    for (Customers customer : customers) built.add(customer.build());
    return new Directory(built, List.of());
  }

  private static String ascii(String domain) {
    return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
  }
}
