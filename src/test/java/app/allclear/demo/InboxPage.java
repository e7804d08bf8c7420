package app.allclear.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A page that only the demonstration has: everybody's inbox, read from what the mail server took.
 * Nothing of Allclear serves it, so that what stands there is what really arrived.
 */
final class InboxPage implements AutoCloseable {
  private static final String FRAME =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Outage day: the customers' own inboxes</title>
      <style>
      body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem; color: #1c2430; background: #f4f6f8 }
      main { display: flex; flex-wrap: wrap; gap: 1.5rem } section { flex: 1 1 28rem; min-width: 0 } h1 { font-size: 1.3rem } h2 { font-size: 1.05rem }
      main.inbox { display: block } table { border-collapse: collapse; width: 100%; background: #fff }
      td, th { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid #e2e7ec; vertical-align: top }
      td a { overflow-wrap: anywhere } th, .at { white-space: nowrap } td:empty { padding: 0 }
      article { background: #fff; border: 1px solid #d9e0e6; border-radius: 6px; margin: 0 0 1rem; padding: .5rem 1rem }
      .below { margin-left: 1.5rem; border-left: 3px solid #cbd5de; padding-left: .8rem } .got header b { color: #0a6b3d }
      header span, time { color: #566473; margin-left: .6rem } pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .4rem 0 1rem }
      </style></head><body><h1>Outage day: the customers' own inboxes</h1>
      <p>Only the demonstration has this page. It shows what really arrived, read from the mail server.</p>
      <main class="%s">%s</main>
      <script>
      setInterval(async () => {
        try {
          const fresh = await (await fetch(location.pathname + location.search, {headers: {'X-Fragment': 'yes'}})).text();
          const main = document.querySelector('main');
          if (main.dataset.last !== fresh) { main.innerHTML = fresh; main.dataset.last = fresh; }
        } catch (_) { /* the demonstration has stopped */ }
      }, 1000);
      </script></body></html>
      """;

  private final InboxView view;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  InboxPage(Stage stage, Notices notices) {
    this.view = new InboxView(stage, notices);
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), stage.options.inboxPort()),
              0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean inbox = exchange.getRequestURI().getPath().equals("/inbox");
      String html = inbox ? view.inbox(asked(exchange)) : view.home();
      boolean fragment = exchange.getRequestHeaders().containsKey("X-Fragment");
      byte[] body =
          (fragment ? html : FRAME.replaceFirst("%s", inbox ? "inbox" : "").replace("%s", html))
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String asked(HttpExchange exchange) {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    return URLDecoder.decode(query.replaceFirst("^address=", ""), StandardCharsets.UTF_8)
        .replaceAll("[/\\\\]", "");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
