import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;

/**
 * Last step of packaging: turns the classes that shading has moved to java.lang into resources of
 * the agent.
 *
 * <p>No class loader but the boot loader may define java.lang classes, so they travel as data and
 * the agent injects them. Compiled as part of the packaging, because it must neither be in the jar
 * nor need a module of its own.
 *
 * <p>Arguments: the jar, which is replaced, and the time to give to every entry.
 */
final class HideBootstrapClasses {
  static final String CLASS_PREFIX = "java/lang/Threadlint";
  static final String SITES = CLASS_PREFIX + "Sites";
  private static final String CLASS = ".class";
  private static final String RESOURCES = "dev/threadlint/agent/boot/";
  private static final Pattern START =
      Pattern.compile(
          "dev/threadlint/(agent/(?!api/|cli/|junit/|ThreadlintAgent|AgentLoader).*"
              + "|shaded/asm/(tree/)?[^/]*|reports/(model|recording)/.*)");

  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    LocalDateTime time = OffsetDateTime.parse(args[1]).toLocalDateTime();
    Map<String, byte[]> entries = read(jar);
    Path result = jar.resolveSibling(jar.getFileName() + ".tmp");
    write(hideBootstrapClasses(entries), time, result);
    Files.move(result, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Map<String, byte[]> read(Path jar) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
        entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private static Map<String, byte[]> hideBootstrapClasses(Map<String, byte[]> entries) {
    Map<String, byte[]> hidden = new TreeMap<>();
    Map<String, byte[]> kept = new TreeMap<>();
    entries.forEach(
        (name, bytes) -> {
          if (name.startsWith(CLASS_PREFIX) && name.endsWith(CLASS)) {
            hidden.put(withoutClass(name), bytes);
          } else {
            kept.put(name, bytes);
          }
        });
    hidden.putAll(Lambdas.madeClasses(Map.copyOf(hidden)));
    makeClassesOfLambdas(kept);
    hidden.put(
        CLASS_PREFIX + "RawFields", Forge.rawFields(hidden.get(CLASS_PREFIX + "RawFields")));
    hidden.put(SITES, Forge.sites(hidden.get(CLASS_PREFIX + "MonitorHooks")));
    kept.put(RESOURCES + "mapped/ThreadlintMap.classdata", Forge.map());
    byte[] state = hidden.get(CLASS_PREFIX + "ThreadState");
    kept.put(RESOURCES + "mapped/byField.classdata", Forge.mappedState(state, false));
    kept.put(RESOURCES + "mapped/byMethod.classdata", Forge.mappedState(state, true));
    Set<String> index = new LinkedHashSet<>();
    hidden.keySet().forEach(name -> addAfterItsSupertypes(name, hidden, index));
    StringBuilder lines = new StringBuilder();
    for (String name : index) {
      String simpleName = name.substring("java/lang/".length());
      kept.put(RESOURCES + simpleName + ".classdata", hidden.get(name));
      lines.append(simpleName).append('\n');
    }
    new StackMaps(kept).addToOldLibraries();
    kept.put(RESOURCES + "index", lines.toString().getBytes(StandardCharsets.UTF_8));
    kept.put(RESOURCES + "start", startFiles(kept));
    return kept;
  }

  private static void makeClassesOfLambdas(Map<String, byte[]> kept) {
    Map<String, byte[]> ours = new TreeMap<>();
    kept.forEach(
        (name, bytes) -> {
          if (START.matcher(name).matches() && name.endsWith(CLASS) && !name.contains("shaded")) {
            ours.put(withoutClass(name), bytes);
          }
        });
    Lambdas.madeClasses(ours).forEach((name, bytes) -> kept.put(name + CLASS, bytes));
  }

  private static String withoutClass(String name) {
    return name.substring(0, name.length() - CLASS.length());
  }

  /** Copies of the files that every start of the agent reads, in one piece. */
  private static byte[] startFiles(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        String name = entry.getKey();
        if (START.matcher(name).matches()) {
          out.writeByte(fits(name.length(), 8));
          int length = fits(entry.getValue().length, 24);
          out.writeByte(length >> 16);
          out.writeShort(length);
          out.writeBytes(name);
          out.write(entry.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static int fits(int length, int bits) {
    if (length >>> bits != 0) {
      throw new IllegalStateException("longer than the form of the file of the start allows");
    }
    return length;
  }

  /** Defining a class resolves its supertypes, so the index lists them first. */
  private static void addAfterItsSupertypes(
      String name, Map<String, byte[]> hidden, Set<String> index) {
    ClassReader reader = new ClassReader(hidden.get(name));
    if (hidden.containsKey(reader.getSuperName())) {
      addAfterItsSupertypes(reader.getSuperName(), hidden, index);
    }
    for (String type : reader.getInterfaces()) {
      if (hidden.containsKey(type)) {
        addAfterItsSupertypes(type, hidden, index);
      }
    }
    index.add(name);
  }

  private static void write(Map<String, byte[]> entries, LocalDateTime time, Path jar)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      // JarInputStream finds the manifest only if it is the first entry.
      put(zip, JarFile.MANIFEST_NAME, entries.remove(JarFile.MANIFEST_NAME), time);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(zip, entry.getKey(), entry.getValue(), time);
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes, LocalDateTime time)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // Local time, as the zip format has it: the result does not depend on the builder's time zone.
    entry.setTimeLocal(time);
    if (name.equals(RESOURCES + "start")) {
      // Not compressed, because it is read at every start.
      CRC32 crc = new CRC32();
      crc.update(bytes);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(bytes.length);
      entry.setCrc(crc.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
