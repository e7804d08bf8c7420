package app.allclear.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The one-command demonstration: an outage day on embedded parts, with the whole product at work.
 * Exit codes: 0 all went as it must, 1 it did not, 2 it could not run and said why.
 */
public final class LocalOutage {
  /** Set on Ctrl-C, when parts end under the day's hands and that is nobody's mistake. */
  private static volatile boolean stopping;

  private LocalOutage() {}

  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true));
    int code = run(out, arguments);
    // Threads of the embedded servers would keep the process alive.
    System.exit(code);
  }

  private static int run(PrintStream out, String... arguments) throws InterruptedException {
    if (List.of(arguments).contains("--help")) {
      out.println(Options.USAGE);
      return 0;
    }
    try (Outage outage = begin(Options.parse(arguments), new Console(out))) {
      boolean well = outage.play();
      if (outage.stays()) new CountDownLatch(1).await();
      return well ? 0 : 1;
    } catch (CannotRun e) {
      out.println(e.getMessage());
      return 2;
    } catch (RuntimeException | LinkageError e) {
      if (stopping) return 0;
      out.println(
          "The outage day broke off; its folder has allclear.log. Start it again to go on.");
      e.printStackTrace(out);
      return 2;
    }
  }

  /** The console is for whoever watches; nothing may log before this has said where to. */
  private static Outage begin(Options options, Console console) {
    System.setProperty("outage.day.log", options.data().resolve("allclear.log").toString());
    System.setProperty("logback.configurationFile", "outage-day/logback.xml");
    System.setProperty("logging.config", "classpath:outage-day/logback.xml");
    return Outage.begin(options, console);
  }
}
