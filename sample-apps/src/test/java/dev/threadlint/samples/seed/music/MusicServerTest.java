package dev.threadlint.samples.seed.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MusicServerTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static MusicServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new MusicServer(0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, '', 200",
    "GET, ?q=, 200",
    "GET, ?q=moon, 200",
    "GET, ?x=1&q=%E6%9C%88, 200",
    "GET, ?q=%FF, 200",
    "GET, favicon.ico, 404",
    "GET, admin/../x, 404",
    "POST, ?q=moon, 405",
    "DELETE, '', 405"
  })
  void request_isAnswered(String method, String path, int status) throws Exception {
    assertThat(ask(method, server.address().resolve(path)).statusCode()).isEqualTo(status);
  }

  @Test
  void tooManyLetters_areRefused() throws Exception {
    String most = "x".repeat(MusicServer.MOST_LETTERS);

    assertThat(ask("GET", server.address().resolve("?q=" + most)).statusCode()).isEqualTo(200);
    assertThat(ask("GET", server.address().resolve("?q=" + most + "x")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void anyPage_forbidsScripts() throws Exception {
    assertThat(ask("GET", server.address()).headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
  }

  private static HttpResponse<String> ask(String method, URI address)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
