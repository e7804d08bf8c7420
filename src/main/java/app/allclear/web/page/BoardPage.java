package app.allclear.web.page;

import app.allclear.flow.ActRefused;
import app.allclear.flow.RestoreBoard;
import app.allclear.restore.QueueOrder;
import app.allclear.restore.RestoreQueue.Move;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The operator's order of restores; the board itself is shown by {@link DatabasesPage}. */
@Controller
class BoardPage {
  private final RestoreBoard board;

  BoardPage(RestoreBoard board) {
    this.board = board;
  }

  @PostMapping("/databases/order")
  String order(@RequestParam(defaultValue = "") String order, HttpServletRequest request) {
    board.orderBy(
        QueueOrder.named(order)
            .orElseThrow(
                () -> new ActRefused(ActRefused.Kind.INVALID, "Choose one of the orders first.")));
    return Back.to(request, "/databases");
  }

  /**
   * @param move where to and which, {@code up mysql1/shop}: what one button can send
   */
  @PostMapping("/databases/move")
  String move(@RequestParam(defaultValue = "") String move, HttpServletRequest request) {
    String[] parts = move.split(" ", 2);
    if (parts.length != 2)
      throw new ActRefused(ActRefused.Kind.INVALID, "Choose what to move, and where to.");
    board.move(Names.database(parts[1]), read(parts[0]));
    return Back.to(request, "/databases");
  }

  /** The queue as the restore script reads it: one database a line, a tab, its backup. */
  @GetMapping(value = "/databases/queue.txt", produces = "text/plain;charset=UTF-8")
  ResponseEntity<String> queue() {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"queue.txt\"")
        .body(QueueList.of(board.queue()));
  }

  private static Move read(String word) {
    for (Move move : Move.values())
      if (move.name().toLowerCase(Locale.ROOT).equals(word.replace('-', '_'))) return move;
    throw new ActRefused(ActRefused.Kind.INVALID, "It can be moved up, down or to the top.");
  }
}
