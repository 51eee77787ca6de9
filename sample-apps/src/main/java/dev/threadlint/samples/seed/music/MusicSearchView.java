package dev.threadlint.samples.seed.music;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A web page that searches several sites at once, all requests by one pool that lives as long as
 * the server.
 *
 * <p>In Python a Django view searches some sites by a {@code Pool}. At the top of the module or of
 * the class it fails, for each child imports the module and would make a pool of its own; as {@code
 * self.pool} it fails, for the task would have to take it along. Made in {@code search()} it works,
 * and each request starts processes. An exception in a worker takes the whole {@code map} with it.
 *
 * <p>In Java tasks that wait are for threads, and one pool made with the server is enough. All
 * three places that fail in Python compile and seem to work; what is wrong with each show {@link
 * MusicPoolAtModuleLevel}, {@link MusicPoolInClass} and {@link MusicPoolOfSelf}, and with the cure
 * {@link MusicPoolPerRequest}. Each source has an answer of its own, be it that it failed.
 *
 * <p>The tracer says nothing here, and one thing about each of the four.
 */
public final class MusicSearchView {
  private static final List<String> EXAMPLES =
      List.of("moon", "blues", "<script>alert(1)</script>");

  private MusicSearchView() {}

  /** Asks for a few pages at once; with {@code --serve} it serves until a line comes in. */
  public static void main(String[] arguments) throws IOException {
    List<String> words = List.of(arguments);
    boolean serve = words.contains("--serve");
    int port = serve && words.size() > 1 ? Integer.parseInt(words.get(1)) : 0;
    try (MusicServer server = new MusicServer(port)) {
      if (serve) {
        System.out.println("Serving " + server.address() + " until Enter is pressed.");
        System.in.read();
      } else {
        ask(server.address());
      }
    }
  }

  private static void ask(URI server) {
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<String>> pages =
        EXAMPLES.stream()
            .map(words -> server.resolve("?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)))
            .map(address -> HttpRequest.newBuilder(address).build())
            .map(request -> client.sendAsync(request, BodyHandlers.ofString()))
            .map(answer -> answer.thenApply(response -> response.body()))
            .toList();
    pages.forEach(page -> print(Jsoup.parse(page.join())));
  }

  private static void print(Document page) {
    System.out.println(page.title());
    page.select("h2, h2 + *")
        .forEach(
            part ->
                System.out.print(part.is("h2") ? "  " + part.text() + ": " : part.text() + "\n"));
  }
}
