package dev.threadlint.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others wrote is what they wrote: {@code vendor.json} says where it is from. */
class VendoredTest {
  private static final Path FOLDER =
      Path.of("src/main/resources/dev/threadlint/reports/html/vendor");

  @Test
  void files_areThoseOfTheList() throws Exception {
    var listed = new TreeMap<String, String>();
    for (JsonElement library : list()) {
      JsonObject fields = library.getAsJsonObject();
      for (String name : new String[] {"name", "version", "licence", "source"}) {
        assertThat(fields.get(name).getAsString()).as(name).isNotBlank();
      }
      for (JsonElement file : fields.getAsJsonArray("files")) {
        JsonObject of = file.getAsJsonObject();
        listed.put(of.get("path").getAsString(), of.get("sha256").getAsString());
      }
    }
    var present = new TreeMap<String, String>();
    for (String file : files()) {
      present.put(file, HexFormat.of().formatHex(sha256(FOLDER.resolve(file))));
    }
    assertThat(present).isEqualTo(listed);
  }

  private static JsonArray list() throws IOException {
    return JsonParser.parseString(Files.readString(FOLDER.resolve("vendor.json"))).getAsJsonArray();
  }

  private static TreeSet<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      var names = new TreeSet<String>();
      files
          .filter(Files::isRegularFile)
          .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.equals("vendor.json") && !name.endsWith(".gz.txt"))
          .forEach(names::add);
      return names;
    }
  }

  @ParameterizedTest
  @EnumSource(Vendored.class)
  void hashThatIsWrittenDown_isTheFiles(Vendored vendored) throws Exception {
    byte[] digest = sha256(FOLDER.getParent().resolve(vendored.path()));

    assertThat(vendored.hash()).isEqualTo(Base64.getEncoder().encodeToString(digest));
    assertThat(FOLDER.getParent().resolve(vendored.licence())).exists();
  }

  /** Made by {@code gzip -9n < FILE | base64 -w0 > FILE.gz.txt}. */
  @ParameterizedTest
  @EnumSource(Vendored.class)
  void packedFile_isTheFile(Vendored vendored) throws IOException {
    String packed = Files.readString(FOLDER.getParent().resolve(vendored.packedPath()));
    byte[] unpacked =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed.strip())))
            .readAllBytes();

    assertThat(unpacked).isEqualTo(Files.readAllBytes(FOLDER.getParent().resolve(vendored.path())));
  }

  private static byte[] sha256(Path file) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
  }
}
