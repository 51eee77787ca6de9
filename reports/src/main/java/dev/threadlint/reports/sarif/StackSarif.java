package dev.threadlint.reports.sarif;

import com.google.gson.stream.JsonWriter;
import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A stack, all frames of it. */
final class StackSarif {
  private static final int LONGEST_FRAME = 400;

  private final JsonWriter json;
  private final LocationSarif locations;

  StackSarif(JsonWriter json, LocationSarif locations) {
    this.json = json;
    this.locations = locations;
  }

  void write(StackTrace stack, @Nullable String message) throws IOException {
    json.beginObject();
    if (message != null) {
      json.name("message").beginObject();
      json.name("text").value(SarifText.plain(message));
      json.endObject();
    }
    json.name("frames").beginArray();
    for (Frame frame : stack.frames()) {
      json.beginObject();
      json.name("location");
      locations.write(frame, Visible.of(frame.toString(), LONGEST_FRAME));
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }
}
