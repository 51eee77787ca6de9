package dev.threadlint.runtime.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;

@Timeout(60)
class ParityTest {
  private static final String ROOT = "dev.threadlint.runtime.";
  private static final Path PAGE = Path.of("..", "docs", "python-parity.md");

  private final List<ParityRow> rows = read("/parity.tsv").lines().map(ParityRow::parse).toList();

  @Test
  void everyMemberNamed_exists() {
    for (ParityRow row : entries()) {
      assertThat(row.members()).allSatisfy(ParityTest::assertMemberExists);
    }
  }

  @Test
  void everyTestNamed_exists() throws ReflectiveOperationException {
    for (ParityRow row : entries()) {
      for (String name : row.tests()) {
        String[] parts = name.split("#", -1);
        assertThat(Class.forName(ROOT + parts[0]).getDeclaredMethods())
            .as(name)
            .anyMatch(method -> method.getName().equals(parts[1]) && isTest(method));
      }
    }
  }

  @Test
  void whatIsLeftOutOrNotTested_saysWhy() {
    for (ParityRow row : entries()) {
      if (row.members().isEmpty() || row.tests().isEmpty()) {
        assertThat(row.note()).as(row.python()).isNotEmpty();
      }
    }
  }

  @Test
  void everyGivenCase_hasATest() throws Exception {
    Set<String> cases = new LinkedHashSet<>(List.of(read("/cases.txt").trim().split("\\s+", -1)));
    assertThat(testsByCase().keySet()).containsExactlyInAnyOrderElementsOf(cases);
  }

  @Test
  void everyTestOfACase_hasAWatchdog() throws Exception {
    for (List<String> tests : testsByCase().values()) {
      for (String name : tests) {
        Class<?> type = Class.forName(ROOT + name.split("#", -1)[0]);
        assertThat(type.isAnnotationPresent(Timeout.class)).as(name).isTrue();
      }
    }
  }

  @Test
  void everyPublicClass_isNamed() throws IOException {
    Set<String> named = new LinkedHashSet<>();
    entries().forEach(row -> row.members().forEach(name -> named.add(name.split("#", -1)[0])));
    Set<String> aids = Set.of("Block", "Fn", "Fn2");
    assertThat(publicClasses()).allMatch(name -> named.contains(name) || aids.contains(name));
  }

  @Test
  void page_agreesWithTheTable() throws Exception {
    String page = ParityPage.render(rows, testsByCase());
    if (Boolean.getBoolean("parity.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  private List<ParityRow> entries() {
    return rows.stream().filter(row -> !row.isHeading()).toList();
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class);
  }

  private static void assertMemberExists(String name) throws ReflectiveOperationException {
    String[] parts = name.split("#", -1);
    Class<?> type = Class.forName(ROOT + parts[0]);
    assertThat(Modifier.isPublic(type.getModifiers())).as(name).isTrue();
    if (parts.length == 2) {
      assertThat(membersOf(type)).as(name).contains(parts[1]);
    }
  }

  private static Set<String> membersOf(Class<?> type) {
    Set<String> names = new LinkedHashSet<>();
    if (type.getConstructors().length > 0) {
      names.add("new");
    }
    Stream.of(type.getFields()).forEach(field -> names.add(field.getName()));
    Stream.of(type.getMethods()).forEach(method -> names.add(method.getName()));
    Stream.of(type.getDeclaredMethods())
        .filter(method -> Modifier.isProtected(method.getModifiers()))
        .forEach(method -> names.add(method.getName()));
    return names;
  }

  private static Map<String, List<String>> testsByCase() throws Exception {
    Map<String, List<String>> found = new TreeMap<>();
    for (Class<?> type : classesUnder(Path.of(locationOf(ParityTest.class)))) {
      for (Method method : type.getDeclaredMethods()) {
        for (Tag tag : method.getAnnotationsByType(Tag.class)) {
          found.computeIfAbsent(tag.value(), id -> new ArrayList<>()).add(nameOf(type, method));
        }
      }
    }
    // Reflection promises no order of methods, and HotSpot keeps none from run to run.
    found.values().forEach(Collections::sort);
    return found;
  }

  private static String nameOf(Class<?> type, Method method) {
    return type.getName().substring(ROOT.length()) + "#" + method.getName();
  }

  private static List<String> publicClasses() throws IOException {
    Path classes = Path.of(locationOf(dev.threadlint.runtime.Str.class));
    return classesUnder(classes).stream()
        .filter(type -> Modifier.isPublic(type.getModifiers()))
        .filter(type -> !type.getPackageName().contains(".internal"))
        .map(type -> type.getName().substring(ROOT.length()))
        .toList();
  }

  private static List<Class<?>> classesUnder(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve(ROOT.replace('.', '/')))) {
      return files
          .map(file -> root.relativize(file).toString().replace('/', '.'))
          .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
          .sorted()
          .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ParityTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String locationOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static String read(String resource) {
    try (InputStream in = ParityTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
