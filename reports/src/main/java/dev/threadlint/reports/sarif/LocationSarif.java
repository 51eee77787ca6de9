package dev.threadlint.reports.sarif;

import com.google.gson.stream.JsonWriter;
import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.source.SourceTree;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Frames as locations: the file if it is among the sources, and always class and method. */
final class LocationSarif {
  private static final Pattern CLASS_NAME =
      Pattern.compile("[\\p{L}\\p{N}_]+(\\.[\\p{L}\\p{N}_]+)*");

  private final JsonWriter json;
  private final SourceTree sources;

  LocationSarif(JsonWriter json, SourceTree sources) {
    this.json = json;
    this.sources = sources;
  }

  /** A whole location object. */
  void write(@Nullable Frame frame, @Nullable String message) throws IOException {
    json.beginObject();
    if (frame != null) {
      writePhysical(frame, sources.path(frame).orElse(null));
      writeLogical(frame);
    }
    if (message != null) {
      json.name("message").beginObject();
      json.name("text").value(SarifText.plain(message));
      json.endObject();
    }
    json.endObject();
  }

  /**
   * The location of a whole result. Where there is no source, the file is named as it would be in a
   * source folder: GitHub refuses all of a log in which one result has no file.
   */
  void writePrimary(Frame frame) throws IOException {
    json.beginObject();
    writePhysical(frame, sources.path(frame).orElseGet(() -> likely(frame)));
    writeLogical(frame);
    json.endObject();
  }

  private static @Nullable String likely(Frame frame) {
    String className = frame.className();
    int nested = className.indexOf('$');
    String outer = nested > 0 ? className.substring(0, nested) : className;
    return CLASS_NAME.matcher(outer).matches() ? outer.replace('.', '/') + ".java" : null;
  }

  private void writePhysical(Frame frame, @Nullable String path) throws IOException {
    String uri = path == null ? null : encoded(path);
    if (uri == null) {
      return;
    }
    json.name("physicalLocation").beginObject();
    json.name("artifactLocation").beginObject();
    json.name("uri").value(uri);
    json.name("uriBaseId").value("%SRCROOT%");
    json.endObject();
    if (frame.line() > 0) {
      json.name("region").beginObject().name("startLine").value(frame.line()).endObject();
    }
    json.endObject();
  }

  private void writeLogical(Frame frame) throws IOException {
    json.name("logicalLocations").beginArray().beginObject();
    json.name("fullyQualifiedName").value(Visible.of(frame.site(), 1_000));
    json.name("kind").value("function");
    json.endObject().endArray();
  }

  private static @Nullable String encoded(String path) {
    try {
      // With the leading slash a colon in the first folder is none of a scheme.
      return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
