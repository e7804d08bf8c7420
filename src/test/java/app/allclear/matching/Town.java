package app.allclear.matching;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The customers of the matching tests, and a reading written as one line. */
final class Town {
  static final EmailAddress SUPPORT = address("support@host.example");
  static final Set<EmailAddress> OWN = Set.of(SUPPORT);

  static final Directory DIRECTORY =
      Customers.directory(
          Customers.of("shop", "Shop GmbH")
              .person("Anna Schmidt", "anna@shop.example")
              .site("shop.example", "shop-sale.example")
              .database("mysql1/jd_wp", "mysql1/blog", "mysql1/jd_cart"),
          Customers.of("huber", "Bäckerei Huber")
              .contact("pixel@pixel.example", "huber@gmx.de")
              .site("baeckerei-huber.example")
              .database("mysql1/wordpress", "mysql1/bh_site"),
          Customers.of("stern", "Praxis Dr. Stern")
              .contact("pixel@pixel.example", "praxis@praxis-stern.example")
              .site("praxis-stern.example")
              .database("mysql2/wordpress", "mysql1/shared_db"),
          Customers.of("lux", "Kino Lux e.V.")
              .contact("pixel@pixel.example")
              .site("kino-lux.example")
              .database("mysql2/kn_main", "mysql2/kn_forum", "mysql2/shared_db"),
          Customers.of("kaese", "Käse & Wein KG")
              .contact("info@käse-müller.example")
              .site("käse-müller.example")
              .database("mysql2/apfel"),
          Customers.of("nord", "Radio Nordlicht")
              .contact("chef@nordlicht.example", "nordlicht@gmail.com")
              .site("nordlicht.example")
              .site("archiv.nordlicht.example", DatabaseName.parse("mysql1/nl_archiv"))
              .database("mysql1/nl_news", "mysql1/nl_archiv", "mysql1/tv"),
          Customers.of("nordd", "Nordlicht Reisen")
              .contact("reisen@nordlichd.example")
              .site("nordlichd.example"),
          Customers.of("choir", "Bergen Mannskor")
              .contact("post@mannskor.example", "kor@dalnett.example")
              .site("mannskor.example")
              .database("mysql1/shop"),
          Customers.of("heron", "Studio Heron")
              .contact("studio@heron.example")
              .site("heron.example"),
          Customers.of("chess", "Chess Club Rook")
              .contact("rook@fjordnett.example", "rook@dalnett.example", "studio@heron.example")
              .site("chess-rook.example"));

  private static final Map<String, List<String>> THREADS =
      Map.of(
          "notice-shop@host.example", List.of("shop"),
          "notice-lux@host.example", List.of("lux"),
          "gone@host.example", List.of("former"));

  static final KnownThreads KNOWN_THREADS =
      new KnownThreads() {
        @Override
        public Collection<CustomerId> customersOf(Collection<String> ids) {
          return ids.stream()
              .flatMap(id -> THREADS.getOrDefault(id, List.of()).stream())
              .map(CustomerId::new)
              .toList();
        }

        @Override
        public Collection<CustomerId> customersOf(EmailAddress sender) {
          return sender.local().equals("earlier") ? List.of(new CustomerId("lux")) : List.of();
        }

        @Override
        public Optional<SenderRole> earlierRole(EmailAddress sender, CustomerId customer) {
          return sender.local().equals("reader")
              ? Optional.of(SenderRole.READER)
              : Optional.empty();
        }
      };

  private static final Instant TAUGHT_AT = Instant.parse("2026-03-01T05:00:00Z");

  static final Learned LEARNED =
      new Learned() {
        @Override
        public List<Lesson> ofAddress(EmailAddress address) {
          return lessons("taught@gmx.de", "choir").stream()
              .filter(lesson -> lesson.said().equals(address.value()))
              .toList();
        }

        @Override
        public List<Lesson> ofDomains(Collection<String> domains) {
          return lessons("taught.example", "choir").stream()
              .filter(lesson -> domains.contains(lesson.said()))
              .toList();
        }

        @Override
        public List<Lesson> names() {
          return lessons("Fjordkoret", "choir");
        }

        @Override
        public Optional<MachineMark> mark(EmailAddress address) {
          return switch (address.value()) {
            case "monitor@pings.example" ->
                Optional.of(new MachineMark(address, true, TAUGHT_AT, "jane"));
            case "no-reply@mannskor.example", "mark@mannskor.example" ->
                Optional.of(new MachineMark(address, false, TAUGHT_AT, null));
            default -> Optional.empty();
          };
        }
      };

  /** {@code k7x_} is one database's prefix, {@code zz_} two customers', wp_ everybody's. */
  private static final KnownTables TABLES =
      new KnownTables() {
        @Override
        public Collection<DatabaseName> withTable(String table) {
          return table.equals("k7x_posts") || table.equals("rezepte")
              ? List.of(DatabaseName.parse("mysql1/bh_site"))
              : List.of();
        }

        @Override
        public Collection<DatabaseName> withPrefix(String prefix) {
          return switch (prefix) {
            case "k7x_" -> List.of(DatabaseName.parse("mysql1/bh_site"));
            case "zz_" ->
                List.of(DatabaseName.parse("mysql1/bh_site"), DatabaseName.parse("mysql1/tv"));
            case "wp_" -> List.of(DatabaseName.parse("mysql1/jd_wp"));
            default -> List.of();
          };
        }
      };

  private static final Matcher MATCHER = new Matcher();

  private Town() {}

  private static List<Lesson> lessons(String said, String customer) {
    return List.of(new Lesson(said, new CustomerId(customer), TAUGHT_AT, "jane"));
  }

  static Reading read(Mail mail) {
    return MATCHER.read(
        mail.letter(), DIRECTORY, new Knowledge(KNOWN_THREADS, LEARNED, TABLES), OWN);
  }

  /** "shop:CONTACT[mysql1/jd_wp]" where certain, "?a b" best first where not, "-" where nobody. */
  static String line(Reading reading) {
    String match =
        switch (reading.match()) {
          case Match.Certain certain ->
              certain.customers().stream()
                  .sorted(Comparator.comparing(CustomerMatch::customer))
                  .map(customer ->
                      customer.customer()
                          + ":"
                          + customer.role()
                          + (customer.databases().isEmpty()
                              ? ""
                              : customer.databases().stream().sorted().toList()))
                  .collect(Collectors.joining(" "));
          case Match.Ambiguous unsure ->
              "?"
                  + unsure.candidates().stream()
                      .map(candidate -> candidate.customer().value())
                      .collect(Collectors.joining(" "));
          case Match.None _ -> "-";
        };
    return (reading.automatic() ? "auto " : "") + match;
  }

  static EmailAddress address(String text) {
    return EmailAddress.of(text).orElseThrow();
  }
}
