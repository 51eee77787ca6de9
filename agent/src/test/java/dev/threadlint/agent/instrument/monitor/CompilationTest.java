package dev.threadlint.agent.instrument.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.site.SiteTable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The just-in-time compilers compile every method with calls: where they refuse, it stays
 * interpreted for ever.
 */
class CompilationTest {
  private static final List<List<String>> MODES =
      List.of(List.of("-XX:TieredStopAtLevel=1"), List.of("-XX:-TieredCompilation"), List.of());

  private static final Pattern REFUSED =
      Pattern.compile("(\\S+::\\S+) \\(.*(COMPILE SKIPPED|not compilable)");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("compilersAndModes")
  void everyShape_isCompiledIfItWasBefore(Compiler compiler, List<String> mode)
      throws IOException, InterruptedException {
    Map<String, byte[]> originals = compiler.compile("shapes/MonitorShapes.java");
    Map<String, byte[]> changed = new TreeMap<>();
    originals.forEach((name, original) -> changed.put(name, withSilentHooks(original)));

    String output = run(changed, mode);
    assertThat(output)
        .contains("all shapes called")
        .contains("MonitorShapes::nested ")
        .contains("MonitorShapes::add ")
        .contains("MonitorShapes::whole ")
        .contains("MonitorShapes::waits ");
    Set<String> refused = refused(output);
    if (!refused.isEmpty()) {
      // Another version of HotSpot may refuse what no compiler is to blame for.
      assertThat(refused(run(originals, mode))).containsAll(refused);
    }
  }

  private static byte[] withSilentHooks(byte[] original) {
    Instrumented instrumented = new Instrumented();
    HookCalls silent = new RecorderCalls(SilentHooks.class.getName().replace('.', '/'));
    byte[] changed =
        MonitorInstrumentation.transform(original, new SiteTable(), silent, instrumented);
    return changed == null ? original : changed;
  }

  private static Set<String> refused(String output) {
    Set<String> methods = new TreeSet<>();
    Matcher matcher = REFUSED.matcher(output);
    while (matcher.find()) {
      methods.add(matcher.group(1));
    }
    return methods;
  }

  private String run(Map<String, byte[]> classFiles, List<String> mode)
      throws IOException, InterruptedException {
    for (Map.Entry<String, byte[]> entry : classFiles.entrySet()) {
      Path file = folder.resolve(entry.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(mode);
    command.addAll(
        List.of(
            "-Xbatch",
            "-XX:+PrintCompilation",
            "-XX:CompileThresholdScaling=0.01",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=compileonly,shapes.*::*",
            "-cp",
            folder + File.pathSeparator + System.getProperty("java.class.path"),
            HotShapes.class.getName(),
            "shapes.MonitorShapes"));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.waitFor();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  static Stream<Arguments> compilersAndModes() {
    return Stream.of(Compiler.ECJ_45, Compiler.ECJ_61, Compiler.JAVAC_61)
        .flatMap(compiler -> MODES.stream().map(mode -> Arguments.of(compiler, mode)));
  }
}
