package dev.threadlint.loads;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** The web server Tomcat, with a page that counts in its session; asked by the JDK's HttpClient. */
final class TomcatServer implements Server {
  private static final String REST = "threads, locks and pools ".repeat(80);

  private final Tomcat tomcat = new Tomcat();
  private final AtomicLong served = new AtomicLong();
  private final AtomicLong askedAgain = new AtomicLong();
  private final Logger quiet = Logger.getLogger("org.apache");
  private final URI page;

  TomcatServer() throws IOException, LifecycleException {
    quiet.setLevel(Level.SEVERE);
    Path folder = Files.createTempDirectory("tomcat");
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "count", new Count());
    context.addServletMappingDecoded("/count", "count");
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.start();
    page = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/count");
  }

  @Override
  public Client connect() {
    return new Browser();
  }

  @Override
  public String check(long calls) {
    return served.get() == calls + askedAgain.get() ? "ok" : served + " served of " + calls;
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  private final class Browser implements Client {
    private final HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final HttpRequest request = HttpRequest.newBuilder(page).build();
    private long asked;

    @Override
    public void call() throws IOException, InterruptedException {
      String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      asked++;
      if (body.startsWith(asked + 1 + " ")) {
        // On a machine with too much to do the JDK's client now and then gives a connection up that
        // the server has answered on, and asks again by itself; without the agent as well.
        asked++;
        askedAgain.incrementAndGet();
      }
      if (!body.startsWith(asked + " ")) {
        throw new IOException(asked + " expected, but: " + body);
      }
    }

    @Override
    public void close() {
      // The client ends with its last reference: JDK 17 has no other way.
    }
  }

  private final class Count extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      HttpSession session = request.getSession();
      Object before = session.getAttribute("count");
      long count = before == null ? 1 : (Long) before + 1;
      session.setAttribute("count", count);
      served.incrementAndGet();
      response.setContentType("text/plain");
      response.getOutputStream().write((count + " " + REST).getBytes(StandardCharsets.UTF_8));
    }
  }
}
