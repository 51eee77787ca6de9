package dev.threadlint.samples.seed.music;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Serves the search page, to this machine only. */
final class MusicServer implements AutoCloseable {
  static final int MOST_LETTERS = 100;
  private static final int THREADS = 4;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int WRONG_METHOD = 405;
  // Were anything not escaped, it still could load and run nothing.
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private final Music music = new Music();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpServer server;

  MusicServer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/")) {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        exchange.sendResponseHeaders(WRONG_METHOD, -1);
      } else {
        answer(exchange, exchange.getRequestURI().getRawQuery());
      }
    }
  }

  private void answer(HttpExchange exchange, @Nullable String query) throws IOException {
    String words;
    try {
      words = words(query);
    } catch (IllegalArgumentException notEncoded) {
      exchange.sendResponseHeaders(BAD_REQUEST, -1);
      return;
    }
    if (words.length() > MOST_LETTERS) {
      exchange.sendResponseHeaders(BAD_REQUEST, -1);
    } else {
      send(exchange, words.isEmpty() ? SearchPage.empty() : found(words));
    }
  }

  private String found(String words) {
    return SearchPage.of(words, music.search(words));
  }

  private static String words(@Nullable String query) {
    return Stream.of(query == null ? new String[0] : query.split("&", -1))
        .filter(field -> field.startsWith("q="))
        .map(field -> URLDecoder.decode(field.substring(2), StandardCharsets.UTF_8).strip())
        .findFirst()
        .orElse("");
  }

  private static void send(HttpExchange exchange, String html) throws IOException {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/html; charset=utf-8");
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    exchange.sendResponseHeaders(OK, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    music.close();
  }
}
