package app.allclear.web.page;

import app.allclear.customer.Customer;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.customer.DirectoryProblem;
import app.allclear.customer.DirectoryStatus;
import app.allclear.flow.OperatorActs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /directory}: the customers in force, and what is wrong with their file. */
@Controller
class DirectoryPage {
  private static final int OFFERED = 20;

  private final Directories directory;
  private final OperatorActs acts;
  private final Times times;

  DirectoryPage(Directories directory, OperatorActs acts, Times times) {
    this.directory = directory;
    this.acts = acts;
    this.times = times;
  }

  /** An address and whose it is. */
  public record Address(
      String address, String customer, String customerName, @Nullable Moment since) {}

  /** A customer by name, with sites. */
  public record Entry(String id, String name, List<String> sites) {}

  /** The page. */
  public record DirectoryView(
      int customers,
      int databases,
      @Nullable Moment loaded,
      @Nullable String waiting,
      @Nullable String fingerprint,
      List<DirectoryProblem> problems,
      List<Entry> withoutContact,
      List<Address> registered) {}

  @GetMapping("/directory")
  String show(Model model) {
    Directory now = directory.inForce();
    DirectoryStatus status = directory.status();
    model.addAttribute(
        "view",
        new DirectoryView(
            now.customers().size(),
            now.databases().size(),
            times.orNull(status.loadedAt()),
            status.waiting() == null ? status.trouble() : status.waiting().sentence(),
            status.waiting() == null ? null : status.waiting().fingerprint(),
            now.problems(),
            now.withoutContact().stream().map(DirectoryPage::entry).toList(),
            registered(now)));
    return "directory";
  }

  @GetMapping("/directory/registered.csv")
  ResponseEntity<byte[]> registered() {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"registered-contacts.csv\"")
        .body(directory.export().getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping("/directory/consent")
  String consent(@RequestParam String fingerprint, RedirectAttributes flash) {
    acts.consentToReload(fingerprint);
    flash.addFlashAttribute("done", "The new customer file is in force.");
    return "redirect:/directory";
  }

  /** What a customer field offers while somebody types. */
  @GetMapping("/customers")
  String options(@RequestParam(name = "customer", defaultValue = "") String typed, Model model) {
    model.addAttribute(
        "customers",
        new People(directory.inForce())
            .like(typed, OFFERED).stream().map(DirectoryPage::entry).toList());
    return "customers";
  }

  private static Entry entry(Customer customer) {
    return new Entry(
        customer.id().value(),
        customer.name(),
        customer.sites().stream().map(site -> site.written()).toList());
  }

  private List<Address> registered(Directory now) {
    return directory.registered().stream()
        .map(one ->
            new Address(
                one.contact().address().value(),
                one.customer().value(),
                MessageViews.name(now, one.customer()),
                times.of(one.at())))
        .toList();
  }
}
