package app.allclear.web.page;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.customer.EmailAddress;
import app.allclear.flow.ActRefused;
import app.allclear.flow.OperatorActs;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /contacts}: an address becomes one that notices may go to, after a second look. */
@Controller
@RequestMapping("/contacts")
class ContactForms {
  private final OperatorActs acts;
  private final Directories directory;

  ContactForms(OperatorActs acts, Directories directory) {
    this.acts = acts;
    this.directory = directory;
  }

  /** What is about to be registered. */
  public record ContactView(String address, String customer, String name, int others) {}

  @GetMapping("/new")
  String confirm(@RequestParam String customer, @RequestParam String address, Model model) {
    Customer known = known(customer);
    model.addAttribute(
        "contact",
        new ContactView(
            address(address).value(), known.id().value(), known.name(), known.contacts().size()));
    return "contact";
  }

  @PostMapping
  String register(
      @RequestParam String customer,
      @RequestParam String address,
      @RequestParam(defaultValue = "") String name,
      RedirectAttributes flash) {
    Customer known = known(customer);
    acts.registerContact(known.id(), address(address), name.isBlank() ? null : name.strip());
    flash.addFlashAttribute(
        "done", "%s is a contact of %s from now on.".formatted(address(address), known.name()));
    return "redirect:/directory";
  }

  @PostMapping("/withdraw")
  String withdraw(
      @RequestParam String customer, @RequestParam String address, RedirectAttributes flash) {
    // The customer may have left the file by now; the contact must go all the same.
    acts.withdrawContact(new CustomerId(customer), address(address));
    flash.addFlashAttribute("done", address + " is no contact any more; nothing goes there.");
    return "redirect:/directory";
  }

  private Customer known(String id) {
    return (id.isBlank()
            ? Optional.<Customer>empty()
            : directory.inForce().find(new CustomerId(id)))
        .orElseThrow(() -> Ids.unknown("customer", id));
  }

  private static EmailAddress address(String written) {
    return EmailAddress.of(written)
        .orElseThrow(() ->
            new ActRefused(
                ActRefused.Kind.INVALID,
                "'%s' is no mail address. Write it as name@domain.".formatted(written)));
  }
}
