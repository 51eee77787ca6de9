package dev.threadlint.reports.gate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.threadlint.reports.OutputFile;
import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.model.Finding;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The findings that are accepted until somebody has time for them.
 *
 * <p>Its file has one finding a line, sorted, so that a diff of two versions shows which came and
 * which went.
 */
public final class Baseline {
  /** The file's name unless another is given. */
  public static final String FILE = "threadlint-baseline.json";

  private static final int FORMAT_VERSION = 1;
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final SortedSet<KnownFinding> findings;

  private Baseline(SortedSet<KnownFinding> findings) {
    this.findings = findings;
  }

  /** Accepts nothing. */
  public static Baseline empty() {
    return new Baseline(new TreeSet<>());
  }

  /** Accepts what is there. */
  public static Baseline of(Collection<Finding> findings) {
    var known = new TreeSet<KnownFinding>();
    findings.forEach(finding -> known.add(KnownFinding.of(finding)));
    return new Baseline(known);
  }

  /**
   * Reads a file that {@link #write} made.
   *
   * @throws ThreadlintException if it is none
   */
  public static Baseline read(Path file) {
    try {
      JsonObject root = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      if (root.get("formatVersion").getAsInt() != FORMAT_VERSION) {
        throw new ThreadlintException(
            file + " is of another version of Threadlint.",
            "Make it again: java -jar threadlint.jar baseline");
      }
      var known = new TreeSet<KnownFinding>();
      JsonArray findings = root.getAsJsonArray("findings");
      for (JsonElement finding : findings) {
        known.add(GSON.fromJson(finding, Line.class).known());
      }
      return new Baseline(known);
    } catch (IOException e) {
      throw new ThreadlintException(
          "The baseline " + file + " cannot be read: " + e.getMessage() + ".",
          "Name another with --baseline, or make one: java -jar threadlint.jar baseline",
          e);
    } catch (JsonParseException
        | IllegalStateException
        | NullPointerException
        | UnsupportedOperationException
        | ClassCastException
        | NumberFormatException e) {
      throw new ThreadlintException(
          file + " is no baseline.", "Make one: java -jar threadlint.jar baseline", e);
    }
  }

  /** One line of the file. */
  private record Line(String rule, String fingerprint, String where) {
    KnownFinding known() {
      if (rule == null || fingerprint == null) {
        throw new JsonParseException("a finding without rule or fingerprint");
      }
      return new KnownFinding(rule, fingerprint, where == null ? "" : where);
    }
  }

  /** Writes the file. */
  public void write(Path file) {
    OutputFile.write(file, this::writeTo);
  }

  void writeTo(Writer out) throws IOException {
    out.write("{\n  \"formatVersion\": " + FORMAT_VERSION + ",\n  \"findings\": [");
    String between = "\n";
    for (KnownFinding known : findings) {
      out.write(between + "    ");
      out.write(GSON.toJson(new Line(known.rule(), known.fingerprint(), known.where())));
      between = ",\n";
    }
    out.write(findings.isEmpty() ? "]\n}\n" : "\n  ]\n}\n");
  }

  /** The accepted findings, sorted. */
  public Collection<KnownFinding> findings() {
    return Collections.unmodifiableSortedSet(findings);
  }

  boolean accepts(Finding finding) {
    return findings.contains(new KnownFinding(finding.rule(), finding.fingerprint(), ""));
  }

  /** How many of the accepted ones are not among those. */
  int notAmong(Collection<Finding> met) {
    var left = new TreeSet<>(findings);
    met.forEach(finding -> left.remove(KnownFinding.of(finding)));
    return left.size();
  }
}
