package app.allclear.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as pages show it; every word of it is text.
 *
 * @param role who the sender is to the customer looked at, or at best
 * @param warnings what makes this message doubtful, as sentences
 * @param own the sender's own words; where there are none, everything readable
 * @param more what follows where those are very long, or null
 * @param folds what else is in it, told apart
 * @param rest everything readable, or null where {@code own} says it all
 * @param marked whether the operator said who wrote it
 * @param doubted whether perhaps a machine wrote it, so that it is not answered unasked
 * @param registered whether the sender is registered with any customer
 */
public record MessageView(
    String id,
    @Nullable String fromName,
    String from,
    String subject,
    Moment received,
    String role,
    boolean automatic,
    boolean assigned,
    List<String> reasons,
    List<String> warnings,
    List<String> databases,
    List<Who> customers,
    List<Candidate> candidates,
    String own,
    @Nullable String more,
    List<Fold> folds,
    @Nullable String rest,
    List<String> attachments,
    boolean marked,
    boolean doubted,
    boolean registered) {

  /** A customer by name. */
  public record Who(String id, String name) {}

  /**
   * A part that is folded away.
   *
   * @param summary what it is and how it begins
   */
  public record Fold(String kind, String summary, String text) {}

  /** A customer it may be about, best first, and why. */
  public record Candidate(String id, String name, List<String> sites, List<String> reasons) {}
}
