package app.allclear.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The board of restores as its page shows it.
 *
 * @param words how many are left and what the last ones took
 * @param expected when all can be expected to be back; null where nothing can be said
 * @param rows those of this page, in order
 * @param earlier where the page before begins, or null
 * @param later where the next page begins, or null
 */
public record BoardView(
    List<Order> orders,
    int back,
    int all,
    int percent,
    String words,
    @Nullable String expected,
    List<Row> rows,
    @Nullable Integer earlier,
    @Nullable Integer later) {

  /** One of the orders to choose from. */
  public record Order(String name, String words, boolean chosen) {}

  /**
   * One database.
   *
   * @param customer its customer's id, null where the directory has none for it any more
   * @param incident the customer's open incident, or null
   * @param waiting how many people wait and since when; null where nobody does
   * @param size of its backup, or of its tables before, and which; null where nobody knows
   * @param position in the queue; 0 outside it
   * @param first whether it stands at the front of the queue already
   * @param last whether it stands at its end
   * @param expected when it can be expected; null where nothing can be said
   * @param commands to paste; null where there are none
   * @param noCommands why there are none, or null
   */
  public record Row(
      DatabaseView database,
      @Nullable String customer,
      @Nullable String name,
      @Nullable String incident,
      List<String> sites,
      @Nullable String waiting,
      @Nullable String size,
      BackupView backup,
      int position,
      boolean first,
      boolean last,
      @Nullable String expected,
      @Nullable String commands,
      @Nullable String noCommands,
      @Nullable Integer percent) {}

  /**
   * The backup a database will come from.
   *
   * @param words of when it is and how old, or that there is none
   * @param bad whether it is a reason to worry
   * @param detail path and verdict, or null
   * @param passedOver which newer file is not used and why, or null
   */
  public record BackupView(
      String words, boolean bad, @Nullable String detail, @Nullable String passedOver) {}
}
