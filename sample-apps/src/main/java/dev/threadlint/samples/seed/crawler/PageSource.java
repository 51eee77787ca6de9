package dev.threadlint.samples.seed.crawler;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Gets pages, and does not give up at the first trouble. */
final class PageSource {
  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long LONGER_EACH_TIME_MILLIS = 50;
  private static final int OK = 200;
  private static final int SERVER_FAILURE = 500;

  // One client for all threads: it keeps its connections open between two requests.
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(PATIENCE)
          .build();
  private final Politeness politeness;

  PageSource(Politeness politeness) {
    this.politeness = politeness;
  }

  /** The HTML of a page, after several attempts if it takes them. */
  String get(URI address) throws Exception {
    String trouble = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        HttpResponse<String> response = politeness.ask(() -> send(address));
        if (response.statusCode() == OK) {
          return response.body();
        }
        trouble = "status " + response.statusCode();
        if (response.statusCode() < SERVER_FAILURE) {
          throw new PageFailure(trouble); // which another attempt would not change
        }
      } catch (ConnectException e) {
        trouble = "nobody there";
      } catch (HttpTimeoutException e) {
        trouble = "no answer in time";
      } catch (IOException e) {
        trouble = "the connection broke";
      }
      Thread.sleep(attempt * LONGER_EACH_TIME_MILLIS);
    }
    throw new PageFailure(trouble + ", " + ATTEMPTS + " times");
  }

  private HttpResponse<String> send(URI address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("User-Agent", "threadlint-sample")
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
