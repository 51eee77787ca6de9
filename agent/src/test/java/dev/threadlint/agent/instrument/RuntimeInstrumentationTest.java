package dev.threadlint.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.util.CheckClassAdapter;

/** The runtime library is known by name: this fails when one of those names is changed. */
class RuntimeInstrumentationTest {
  static Stream<InstrumentedType> types() {
    return Instrumentations.all().types().stream()
        .filter(type -> type.className.startsWith(RuntimeInstrumentation.RUNTIME));
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyProbe_findsItsPlace(InstrumentedType type) throws IOException {
    ClassWriter writer = new ClassWriter(0);
    ProbeAdapter adapter = new ProbeAdapter(writer, type);
    reader(type).accept(adapter, 0);

    assertThat(adapter.notPlaced()).isEmpty();
    StringWriter errors = new StringWriter();
    CheckClassAdapter.verify(
        new ClassReader(writer.toByteArray()),
        getClass().getClassLoader(),
        false,
        new PrintWriter(errors));
    assertThat(errors.toString()).isEmpty();
  }

  private static ClassReader reader(InstrumentedType type) throws IOException {
    String name = "/" + type.className + ".class";
    try (InputStream in = RuntimeInstrumentationTest.class.getResourceAsStream(name)) {
      return new ClassReader(in);
    }
  }
}
