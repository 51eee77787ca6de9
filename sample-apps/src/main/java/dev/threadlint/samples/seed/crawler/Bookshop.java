package dev.threadlint.samples.seed.crawler;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A shop on this machine whose catalogue has what catalogues have: pages that make trouble.
 *
 * <p>The books exist, the prices are invented.
 */
final class Bookshop implements AutoCloseable {
  static final int OVERLOADED_ONCE = 3;
  static final int SILENT_ONCE = 5;
  static final int MOVED = 7;
  static final int NO_CATALOGUE = 9;

  private static final int BOOKS_A_PAGE = 3;
  private static final int THREADS = 4;
  private static final int OK = 200;
  private static final int FOUND = 302;
  private static final int NOT_FOUND = 404;
  private static final int OVERLOADED = 503;

  private final List<Book> books = bundled();
  private final int pages = (books.size() + BOOKS_A_PAGE - 1) / BOOKS_A_PAGE;
  private final Set<Integer> asked = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpServer server;
  // It has a port and does not listen, so that whoever comes is sent away at once.
  private final Socket deadMirror = new Socket();

  Bookshop() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    deadMirror.bind(new InetSocketAddress(here, 0));
    server = HttpServer.create(new InetSocketAddress(here, 0), 0);
    server.createContext("/books", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private static List<Book> bundled() {
    try (InputStream file = Bookshop.class.getResourceAsStream("books.txt")) {
      if (file == null) {
        throw new IllegalStateException("The build has left out books.txt");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\\|", -1))
          .map(fields -> new Book(fields[0], fields[1]))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where a page is. */
  URI page(int number) {
    return address(server.getAddress().getPort(), number);
  }

  private static URI address(int port, int number) {
    return URI.create("http://127.0.0.1:" + port + "/books?page_index=" + number);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String index = exchange.getRequestURI().getQuery().replace("page_index=", "");
    int number = Integer.parseInt(index);
    boolean first = asked.add(number);
    if (number == SILENT_ONCE && first) {
      return; // without an answer, and without an end
    }
    try (exchange) {
      if (number < 1 || number > pages) {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
      } else if (number == OVERLOADED_ONCE && first) {
        exchange.sendResponseHeaders(OVERLOADED, -1);
      } else if (number == MOVED) {
        String mirror = address(deadMirror.getLocalPort(), number).toString();
        exchange.getResponseHeaders().set("Location", mirror);
        exchange.sendResponseHeaders(FOUND, -1);
      } else {
        send(exchange, number == NO_CATALOGUE ? "<p>Back soon!" : html(number));
      }
    }
  }

  private String html(int number) {
    int from = (number - 1) * BOOKS_A_PAGE;
    int to = Math.min(from + BOOKS_A_PAGE, books.size());
    return BookPage.of(number, pages, books.subList(from, to));
  }

  private static void send(HttpExchange exchange, String html) throws IOException {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(OK, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    threads.shutdown();
    deadMirror.close();
  }
}
