package dev.threadlint.agent.instrument.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.site.Site;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shapes that compilers give to monitors, run with calls and without. */
class MonitorShapesTest {
  @ParameterizedTest
  @EnumSource(Compiler.class)
  void everyShape_behavesAsBeforeAndIsTold(Compiler compiler) throws Exception {
    behavesAsBeforeAndIsTold(compiler, "MonitorShapes");
  }

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void everyWait_behavesAsBeforeAndIsTold(Compiler compiler) throws Exception {
    behavesAsBeforeAndIsTold(compiler, "WaitShapes");
  }

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void sites_tellFieldsAndLines(Compiler compiler) {
    Instrumented instrumented = Instrumented.of(compiler.compile("shapes/MonitorShapes.java"));
    assertThat(instrumented.sites())
        .extracting(Site::fieldName)
        .contains("MonitorShapes.FIELD", "MonitorShapes.own", null);
    assertThat(instrumented.sites())
        .extracting(Site::methodName)
        .contains("<init>", "<clinit>", "whole", "nested", "toString");
    boolean lines = compiler != Compiler.JAVAC_61_BARE;
    assertThat(instrumented.sites()).allMatch(site -> site.line() > 0 == lines);
    assertThat(instrumented.sites())
        .filteredOn(Site::method)
        .extracting(Site::methodName)
        .contains("nothing", "add", "whole", "loopAtStart")
        .doesNotContain("nested");
  }

  private static void behavesAsBeforeAndIsTold(Compiler compiler, String name) throws Exception {
    Map<String, byte[]> originals = compiler.compile("shapes/" + name + ".java");
    Instrumented instrumented = Instrumented.of(originals);
    assertThat(instrumented.untouched).isEmpty();

    List<String> expected = run(new ClassMap(originals).loadClass("shapes." + name), false);
    assertThat(run(instrumented.load("shapes." + name), true)).isEqualTo(expected);
    assertThat(expected).anyMatch(line -> line.contains("NullPointerException"));
  }

  private static List<String> run(Class<?> shapes, boolean instrumented) throws Exception {
    Object[] locks = {new Object(), new Object(), null};
    Method[] methods = shapes.getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName));
    List<String> outcomes = new ArrayList<>();
    for (Method method : methods) {
      if (Modifier.isPublic(method.getModifiers())) {
        for (Object a : locks) {
          for (Object b : locks) {
            Recorder recorder = Recorder.begin();
            String outcome = method.getName() + " " + outcome(method, a, b);
            outcomes.add(outcome);
            assertThat(recorder.balanced()).as("%s %s", outcome, recorder.calls()).isTrue();
            assertThat(recorder.calls().isEmpty()).as(outcome).isEqualTo(!instrumented);
          }
        }
      }
    }
    return outcomes;
  }

  private static String outcome(Method method, Object a, Object b) throws IllegalAccessException {
    try {
      return String.valueOf(method.invoke(null, a, b));
    } catch (InvocationTargetException e) {
      return e.getCause().getClass().getName();
    }
  }
}
