package app.allclear.corpus;

import java.util.ArrayList;
import java.util.List;

/** One mail beside what was made of it, and what of that is not as labelled. */
record Miss(LabelledMail mail, Found found, List<String> faults) {
  static Miss of(LabelledMail mail, Found found) {
    Label label = mail.label();
    List<String> faults = new ArrayList<>();
    if (!label.customers().allows(found.customers())) faults.add("WRONG CUSTOMER");
    else if (!label.customers().accepts(found.customers())) faults.add("customers");
    if (!label.databases().accepts(found.databases())) faults.add("databases");
    if (!label.senders().contains(found.sender())) faults.add("sender");
    if (label.byMachine() && !found.automatic()) faults.add("machine not seen");
    if (label.byHuman() && found.automatic()) faults.add("HUMAN CALLED MACHINE");
    return new Miss(mail, found, faults);
  }

  boolean fault(String which) {
    return faults.contains(which);
  }

  /** With label and the program's reasons beside each other. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(mail.file());
    if (!faults.isEmpty()) text.append("  [").append(String.join(", ", faults)).append(']');
    text.append("\n    from     ").append(from()).append("  \"").append(mail.letter().subject());
    text.append("\"\n    label    ").append(mail.label());
    text.append("\n    program  ").append(found).append('\n');
    found.reasons().forEach(reason -> text.append("             ").append(reason).append('\n'));
    return text.toString();
  }

  private String from() {
    var from = mail.letter().from();
    if (from == null) return "(nobody)";
    return from.name() == null ? from.address() : from.name() + " <" + from.address() + ">";
  }
}
