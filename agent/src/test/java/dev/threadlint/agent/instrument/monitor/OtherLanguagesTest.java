package dev.threadlint.agent.instrument.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Code of the compilers of Kotlin, Scala and Groovy, run with calls. */
class OtherLanguagesTest {
  private static final Path FOLDER = Path.of(System.getProperty("threadlint.jars", "target/jars"));

  private static final String GROOVY =
      """
      class Shapes {
        static Object nested(a, b) {
          synchronized (a) {
            synchronized (b) {
              return a.toString() + b.substring(2)
            }
          }
        }
        static synchronized Object whole(a, b) {
          try {
            synchronized (a) { return b.substring(2) }
          } finally {
            synchronized (b) { a.hashCode() }
          }
        }
        @groovy.transform.CompileStatic
        static Object waiting(Object a, Object b) {
          synchronized (a) {
            a.wait(1)
            a.notifyAll()
          }
          return b
        }
      }
      """;

  private final Instrumented instrumented = new Instrumented();
  private final ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void restoreContextLoader() {
    Thread.currentThread().setContextClassLoader(contextLoader);
  }

  @Test
  void kotlinLazyValue_isToldWhetherItsInitializerReturnsOrThrows() throws Exception {
    try (JarLoader loader = loader("kotlin-stdlib")) {
      Class<?> function = loader.loadClass("kotlin.jvm.functions.Function0");
      Object[] result = {"value"};
      Object initializer =
          Proxy.newProxyInstance(
              loader,
              new Class<?>[] {function},
              (proxy, method, arguments) -> {
                if (result[0] == null) {
                  throw new IllegalStateException("no value");
                }
                return result[0];
              });
      Object lazy = call(loader, "kotlin.LazyKt", "lazy", function, initializer);
      Recorder recorder = Recorder.begin();
      result[0] = null;
      assertThat(value(loader, lazy)).isInstanceOf(IllegalStateException.class);
      result[0] = "value";
      assertThat(value(loader, lazy)).isEqualTo("value");
      assertThat(recorder.calls()).hasSize(4);
      assertThat(recorder.balanced()).isTrue();
    }
  }

  @Test
  void scalaVariable_isToldWhenItHasAValueAndWhenNot() throws Exception {
    for (String version : List.of("scala-library-2.10", "scala-library-2.13")) {
      try (JarLoader loader = loader(version)) {
        Class<?> type = loader.loadClass("scala.concurrent.SyncVar");
        Object variable = type.getConstructor().newInstance();
        Recorder recorder = Recorder.begin();
        type.getMethod("put", Object.class).invoke(variable, "value");
        assertThat(type.getMethod("take", long.class).invoke(variable, 1L)).isEqualTo("value");
        assertThat(recorder.calls()).isNotEmpty();
        assertThat(recorder.balanced()).isTrue();

        assertThat(failure(() -> type.getMethod("take", long.class).invoke(variable, 1L)))
            .isInstanceOf(NoSuchElementException.class);
        assertThat(recorder.calls()).contains("wait true", "waited", "notify true");
        assertThat(recorder.balanced()).isTrue();
      }
    }
  }

  @Test
  void groovyBlocks_areTold() throws Exception {
    try (JarLoader compiler = loader("groovy")) {
      Map<String, byte[]> classFiles = new TreeMap<>();
      compileGroovy(compiler).forEach((name, file) -> classFiles.put(name, changed(file)));
      ClassLoader loader = new ClassMap(classFiles, compiler);
      Class<?> shapes = loader.loadClass("Shapes");
      for (String name : List.of("nested", "whole", "waiting")) {
        for (Object second : new Object[] {"long enough", "x", null}) {
          Recorder recorder = Recorder.begin();
          failure(
              () -> shapes.getMethod(name, Object.class, Object.class).invoke(null, "a", second));
          assertThat(recorder.calls()).as(name).hasSizeGreaterThan(2);
          assertThat(recorder.balanced()).as(name).isTrue();
        }
      }
    }
  }

  private byte[] changed(byte[] original) {
    byte[] changed = instrumented.transform(original);
    return changed == null ? original : changed;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, byte[]> compileGroovy(ClassLoader compiler) throws Exception {
    // Where it looks for the classes that a source names.
    Thread.currentThread().setContextClassLoader(compiler);
    Class<?> unitType = compiler.loadClass("org.codehaus.groovy.control.CompilationUnit");
    Class<?> configurationType =
        compiler.loadClass("org.codehaus.groovy.control.CompilerConfiguration");
    Object configuration = configurationType.getConstructor().newInstance();
    // It cannot read the class files of a JDK that is newer than itself.
    ((Map<String, Object>)
            configurationType.getMethod("getOptimizationOptions").invoke(configuration))
        .put("asmResolving", false);
    Object unit = unitType.getConstructor(configurationType).newInstance(configuration);
    unitType
        .getMethod("addSource", String.class, String.class)
        .invoke(unit, "Shapes.groovy", GROOVY);
    int classGeneration = 7;
    unitType.getMethod("compile", int.class).invoke(unit, classGeneration);
    Map<String, byte[]> classFiles = new TreeMap<>();
    for (Object type : (List<Object>) unitType.getMethod("getClasses").invoke(unit)) {
      classFiles.put(
          (String) type.getClass().getMethod("getName").invoke(type),
          (byte[]) type.getClass().getMethod("getBytes").invoke(type));
    }
    return classFiles;
  }

  private JarLoader loader(String jarName) throws IOException {
    Path jar;
    try (Stream<Path> jars = Files.list(FOLDER)) {
      jar =
          jars.filter(file -> file.getFileName().toString().startsWith(jarName))
              .findFirst()
              .orElseThrow();
    }
    Map<String, byte[]> changed = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
          try (InputStream in = file.getInputStream(entry)) {
            String className = name.substring(0, name.length() - ".class".length());
            changed.put(className.replace('/', '.'), changed(in.readAllBytes()));
          }
        }
      }
    }
    assertThat(instrumented.untouched).isEmpty();
    return new JarLoader(jar, List.of(), changed);
  }

  private static Object value(ClassLoader loader, Object lazy) throws Exception {
    Object[] value = new Object[1];
    Throwable failure =
        failure(
            () -> value[0] = loader.loadClass("kotlin.Lazy").getMethod("getValue").invoke(lazy));
    return failure == null ? value[0] : failure;
  }

  private static Object call(
      ClassLoader loader, String owner, String method, Class<?> type, Object argument)
      throws Exception {
    Method target = loader.loadClass(owner).getMethod(method, type);
    target.setAccessible(true);
    return target.invoke(null, argument);
  }

  private static Throwable failure(Action action) throws Exception {
    try {
      action.run();
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }

  /** Something that calls by reflection. */
  private interface Action {
    void run() throws Exception;
  }
}
