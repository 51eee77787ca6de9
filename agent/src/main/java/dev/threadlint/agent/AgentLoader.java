package dev.threadlint.agent;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's classes, seeing nothing of the program's.
 *
 * <p>What is needed at every start lies in one piece in the jar: a class from there costs half of
 * what it costs through the class path.
 */
public final class AgentLoader extends ClassLoader {
  private static final String API = "dev.threadlint.agent.api.";
  private static final String TESTS = "dev.threadlint.agent.junit.";
  private static final String START_FILES = "dev/threadlint/agent/boot/start";

  private final File file;
  private final ZipFile jar;
  private final Map<String, byte[]> startFiles = new HashMap<>();
  private final @Nullable String version;
  private final @Nullable String arguments;
  private final Instrumentation instrumentation;
  private final boolean late;
  private boolean started;
  private boolean child;
  private volatile boolean ended;
  private volatile @Nullable IntConsumer depth;

  AgentLoader(
      File file,
      @Nullable String version,
      @Nullable String arguments,
      Instrumentation instrumentation,
      boolean late)
      throws IOException {
    super("threadlint", ClassLoader.getPlatformClassLoader());
    this.file = file;
    this.jar = new ZipFile(file);
    this.version = version;
    this.arguments = arguments;
    this.instrumentation = instrumentation;
    this.late = late;
    readStartFiles();
  }

  private void readStartFiles() throws IOException {
    byte[] bytes = readFromJar(START_FILES);
    int at = 0;
    // As it is written when the jar is built: one byte and three bytes for the two lengths. No
    // method for that: called so often, the JVM would compile it in the middle of the start.
    while (bytes != null && at < bytes.length) {
      int nameAt = at + 4;
      int fileAt = nameAt + (bytes[at] & 0xFF);
      int end =
          fileAt
              + ((bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF);
      String name = new String(bytes, nameAt, fileAt - nameAt, StandardCharsets.ISO_8859_1);
      startFiles.put(name, Arrays.copyOfRange(bytes, fileAt, end));
      at = end;
    }
  }

  /** The agent's version. */
  public String version() {
    return version == null ? "development" : version;
  }

  /** The agent's arguments. */
  public @Nullable String arguments() {
    return arguments;
  }

  /** What the JVM gave the agent. */
  public Instrumentation instrumentation() {
    return instrumentation;
  }

  /** Whether the program ran already. */
  public boolean isLate() {
    return late;
  }

  /** From now on something is changed in this JVM, so that it cannot be begun again. */
  public void start() {
    started = true;
  }

  /** This JVM is a child process, and its tracer one of many. */
  public void startInChild() {
    child = true;
  }

  /** Where the agent lies. */
  public String jar() {
    return file.getPath();
  }

  boolean isInChild() {
    return child;
  }

  /** From now on nothing is traced in this JVM, nor will be again. */
  public void end() {
    ended = true;
  }

  boolean hasEnded() {
    return ended;
  }

  boolean hasStarted() {
    return started;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    // What the program speaks to the agent with, both must have from one place.
    if (name.startsWith(API) || name.startsWith(TESTS)) {
      return ClassLoader.getSystemClassLoader().loadClass(name);
    }
    IntConsumer told = depth;
    if (told == null) {
      return super.loadClass(name, resolve);
    }
    told.accept(1);
    try {
      return super.loadClass(name, resolve);
    } finally {
      told.accept(-1);
    }
  }

  /**
   * From now on it is told of each class that is being loaded: 1 before and -1 after. A hook on any
   * thread may be the first to need a class, and must not see what is done to load it.
   */
  public void tellOfLoading(IntConsumer tells) {
    depth = tells;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.equals(AgentLoader.class.getName())) {
      return AgentLoader.class;
    }
    try {
      byte[] classFile = read(name.replace('.', '/') + ".class");
      if (classFile != null) {
        return defineClass(name, classFile, 0, classFile.length);
      }
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    throw new ClassNotFoundException(name);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    try {
      byte[] bytes = read(name);
      return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    try {
      return jar.getEntry(name) == null ? null : new URL("jar:" + file.toURI() + "!/" + name);
    } catch (MalformedURLException e) {
      return null;
    }
  }

  private byte @Nullable [] read(String name) throws IOException {
    byte[] atHand;
    synchronized (startFiles) {
      atHand = startFiles.remove(name);
    }
    return atHand != null ? atHand : readFromJar(name);
  }

  private byte @Nullable [] readFromJar(String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      return null;
    }
    byte[] bytes = new byte[(int) entry.getSize()];
    try (InputStream in = jar.getInputStream(entry)) {
      in.readNBytes(bytes, 0, bytes.length);
    }
    return bytes;
  }
}
