package app.allclear.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Everybody in the outage day and every mail they write, in the order of the day. */
record Cast(String csv, List<CastCustomer> customers, List<CastMail> mails) {
  private static final String FOLDER = "classpath:outage-day/";

  static Cast load() {
    var files = new PathMatchingResourcePatternResolver();
    try {
      String csv = text(files.getResource(FOLDER + "customers.csv"));
      Map<String, String> byName = new HashMap<>();
      for (Resource mail : files.getResources(FOLDER + "mails/*"))
        byName.put(String.valueOf(mail.getFilename()), text(mail));
      return new Cast(csv, CastCustomer.read(csv), mails(byName));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CastMail> mails(Map<String, String> files) {
    List<CastMail> mails = new ArrayList<>();
    files.forEach((file, text) -> {
      String id = file.substring(0, file.lastIndexOf('.'));
      if (file.endsWith(".txt")) mails.add(MailFile.sheet(id, text));
      else if (file.endsWith(".eml"))
        mails.add(MailFile.raw(id, text, String.valueOf(files.get(id + ".truth"))));
    });
    mails.sort(Comparator.comparing(CastMail::at).thenComparing(CastMail::id));
    return List.copyOf(mails);
  }

  private static String text(Resource resource) throws IOException {
    return resource.getContentAsString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  CastMail mail(String id) {
    return mails.stream()
        .filter(mail -> mail.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nobody in the cast writes " + id + "."));
  }

  CastCustomer customer(String id) {
    return customers.stream()
        .filter(customer -> customer.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no customer " + id + "."));
  }

  CastCustomer ownerOf(String database) {
    return customers.stream()
        .filter(customer -> customer.databases().contains(database))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nobody owns " + database + "."));
  }

  List<String> databases() {
    return customers.stream().flatMap(customer -> customer.databases().stream()).toList();
  }

  Set<String> contacts() {
    return customers.stream()
        .flatMap(customer -> customer.contacts().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Everybody who writes and everybody who is a contact, by address: each has an inbox. */
  Set<String> people() {
    Set<String> people = contacts();
    people.addAll(writers());
    return people;
  }

  Set<String> writers() {
    return mails.stream()
        .map(CastMail::address)
        .filter(address -> !address.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
