package app.allclear.demo;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param port of Allclear's pages; 0 for any free one
 * @param inboxPort of the demonstration's own page with everybody's inboxes; 0 for any free one
 * @param speed minutes of the day in one second
 * @param exit run as fast as everything answers, then end: 0 only if all is as it must be
 * @param pauseAt the hour at which to wait for a key press, or null
 * @param fresh forget the day that the folder holds
 */
record Options(
    int port,
    int inboxPort,
    double speed,
    boolean exit,
    @Nullable LocalTime pauseAt,
    Path data,
    boolean fresh) {
  /** The day in about five minutes. */
  static final double SPEED = 3.4;

  static final String USAGE =
      """
      The outage day: Allclear at work on embedded parts.
        --speed=N         N minutes of the day in one second (default 3.4: the day takes five minutes)
        --pause-at=HH:MM  wait at that hour for the Enter key
        --exit            as fast as everything answers, then end; the exit code says whether all went well
        --port=N          Allclear's pages (default 8080)
        --inbox-port=N    the customers' own inboxes (default 8081)
        --data=FOLDER     where the day is kept between runs (default demo-data)
        --fresh           forget what is kept there and begin a new day
      """;

  static Options parse(String... arguments) {
    Options options = new Options(8080, 8081, SPEED, false, null, Path.of("demo-data"), false);
    for (String argument : arguments) options = options.with(argument);
    return options;
  }

  private Options with(String argument) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    String value = equals < 0 ? "" : argument.substring(equals + 1);
    try {
      return switch (name) {
        case "--port" ->
            new Options(Integer.parseInt(value), inboxPort, speed, exit, pauseAt, data, fresh);
        case "--inbox-port" ->
            new Options(port, Integer.parseInt(value), speed, exit, pauseAt, data, fresh);
        case "--speed" -> new Options(port, inboxPort, positive(value), exit, pauseAt, data, fresh);
        case "--exit" -> new Options(port, inboxPort, speed, true, pauseAt, data, fresh);
        case "--pause-at" ->
            new Options(port, inboxPort, speed, exit, LocalTime.parse(value), data, fresh);
        case "--data" -> new Options(port, inboxPort, speed, exit, pauseAt, Path.of(value), fresh);
        case "--fresh" -> new Options(port, inboxPort, speed, exit, pauseAt, data, true);
        default -> throw new CannotRun("There is no option " + argument + ".\n" + USAGE);
      };
    } catch (NumberFormatException | DateTimeParseException _) {
      throw new CannotRun("The value of " + argument + " can't be read.\n" + USAGE);
    }
  }

  private static double positive(String value) {
    double number = Double.parseDouble(value);
    if (!(number > 0)) throw new NumberFormatException(value);
    return number;
  }
}
