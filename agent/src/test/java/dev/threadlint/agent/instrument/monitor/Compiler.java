package dev.threadlint.agent.instrument.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** A Java compiler with the options for one class file version. */
enum Compiler {
  ECJ_45(true, "-source 1.3 -target 1.1"),
  ECJ_46(true, "-source 1.3 -target 1.2"),
  ECJ_48(true, "-source 1.4 -target 1.4"),
  ECJ_48_INLINED(true, "-source 1.4 -target 1.4 -inlineJSR"),
  ECJ_49(true, "-source 1.5 -target 1.5"),
  ECJ_50(true, "-source 1.6 -target 1.6"),
  ECJ_52(true, "-source 1.8 -target 1.8"),
  ECJ_61(true, "--release 17"),
  JAVAC_52(false, "-source 8 -target 8"),
  JAVAC_61(false, "--release 17"),
  JAVAC_61_BARE(false, "--release 17 -g:none"),
  JAVAC_NEWEST(false, "");

  private final boolean ecj;
  private final String options;

  Compiler(boolean ecj, String options) {
    this.ecj = ecj;
    this.options = options;
  }

  /**
   * Compiles a resource of the tests, as {@code shapes/MonitorShapes.java}; class files by class
   * name.
   */
  Map<String, byte[]> compile(String resource) {
    try {
      Path folder = Files.createTempDirectory("compiled");
      Path source = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
      try (InputStream in = Compiler.class.getResourceAsStream(resource)) {
        Files.write(source, in.readAllBytes());
      }
      Path classes = Files.createDirectory(folder.resolve("classes"));
      List<String> arguments = new ArrayList<>();
      if (!options.isEmpty()) {
        arguments.addAll(List.of(options.split(" ")));
      }
      arguments.addAll(List.of("-nowarn", "-classpath", System.getProperty("java.class.path")));
      arguments.addAll(List.of("-d", classes.toString(), source.toString()));
      run(arguments);
      return read(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(List<String> arguments) {
    if (ecj) {
      StringWriter out = new StringWriter();
      PrintWriter printer = new PrintWriter(out);
      boolean compiled =
          BatchCompiler.compile(arguments.toArray(new String[0]), printer, printer, null);
      assertThat(compiled).as(out.toString()).isTrue();
    } else {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int exit =
          ToolProvider.getSystemJavaCompiler()
              .run(null, out, out, arguments.toArray(new String[0]));
      assertThat(exit).as(out.toString(StandardCharsets.UTF_8)).isZero();
    }
  }

  private static Map<String, byte[]> read(Path classes) throws IOException {
    Map<String, byte[]> classFiles = new TreeMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".class")) {
          String path = classes.relativize(file).toString();
          String name = path.substring(0, path.length() - ".class".length());
          classFiles.put(
              name.replace(file.getFileSystem().getSeparator(), "."), Files.readAllBytes(file));
        }
      }
    }
    return classFiles;
  }
}
