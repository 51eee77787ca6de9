package dev.threadlint.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What the page brings along, and the policy that lets nothing else in.
 *
 * @param style the style sheet
 * @param scripts the scripts, in their order
 * @param libraries what others wrote
 * @param policy the content security policy: this style, these scripts, no network, no form
 */
public record Assets(String style, List<String> scripts, List<Library> libraries, String policy) {

  /** A script that others wrote, compressed, as text. */
  public record Library(String id, String packed, String licence) {}

  /** Those that a page needs, and no library that would have nothing to draw. */
  static Assets load(boolean graph, boolean plots) {
    var loading = new Loading();
    String style = resource("page.css");
    loading.script("page.js");
    if (graph || plots) {
      loading.script("unpack.js");
    }
    if (graph) {
      loading.library(Vendored.DAGRE);
      loading.script("graph.js");
    }
    if (plots) {
      loading.library(Vendored.UPLOT);
      loading.script("plots.js");
    }
    return new Assets(style, loading.scripts, loading.libraries, loading.policy(style));
  }

  private static final class Loading {
    final List<String> scripts = new ArrayList<>();
    final List<Library> libraries = new ArrayList<>();
    final StringBuilder scriptHashes = new StringBuilder();

    void script(String name) {
      String text = resource(name);
      scripts.add(text);
      scriptHashes.append(" 'sha256-").append(hash(text)).append('\'');
    }

    void library(Vendored vendored) {
      String packed = resource(vendored.packedPath());
      libraries.add(new Library(vendored.id(), packed, resource(vendored.licence())));
      scriptHashes.append(" 'sha256-").append(vendored.hash()).append('\'');
    }

    String policy(String style) {
      return "default-src 'none'; style-src 'sha256-"
          + hash(style)
          + "'; script-src"
          + scriptHashes
          + "; base-uri 'none'; form-action 'none'";
    }
  }

  private static String resource(String name) {
    try (InputStream file = Assets.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
