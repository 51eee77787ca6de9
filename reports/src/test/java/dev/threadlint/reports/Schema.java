package dev.threadlint.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A schema that documents are held against. */
public final class Schema {
  private final JsonSchema schema;

  private Schema(JsonSchema schema) {
    this.schema = schema;
  }

  public static Schema read(Path file, VersionFlag draft) throws IOException {
    return new Schema(JsonSchemaFactory.getInstance(draft).getSchema(Files.readString(file)));
  }

  public void check(String document) {
    assertThat(schema.validate(document, InputFormat.JSON)).isEmpty();
  }

  public boolean accepts(String document) {
    return schema.validate(document, InputFormat.JSON).isEmpty();
  }
}
