package dev.threadlint.agent.instrument.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads the classes of one jar, some of them changed, and whatever they need from the other jars.
 * Signatures and seals are not looked at.
 */
final class JarLoader extends ClassLoader implements AutoCloseable {
  private final List<JarFile> jars = new ArrayList<>();
  private final Map<String, byte[]> changed;

  JarLoader(Path jar, List<Path> others, Map<String, byte[]> changed) throws IOException {
    super(ClassLoader.getPlatformClassLoader());
    this.changed = changed;
    jars.add(new JarFile(jar.toFile()));
    for (Path other : others) {
      jars.add(new JarFile(other.toFile()));
    }
  }

  /** Links a class, and with that verifies it, but does not initialise it. */
  String link(String name) {
    try {
      Class<?> type = Class.forName(name, false, this);
      // Both link before they look at anything; constructors need fewer other classes.
      int members =
          type.isInterface()
              ? type.getDeclaredMethods().length
              : type.getDeclaredConstructors().length;
      return members >= 0 ? "linked" : "never";
    } catch (ClassNotFoundException e) {
      return "missing";
    } catch (LinkageError e) {
      return e.getClass().getSimpleName() + " " + e.getMessage();
    }
  }

  @Override
  public void close() throws IOException {
    for (JarFile jar : jars) {
      jar.close();
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.equals(Recorder.class.getName())) {
      return Recorder.class;
    }
    byte[] classFile = changed.get(name);
    if (classFile == null) {
      classFile = read(name.replace('.', '/') + ".class");
    }
    if (classFile == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, classFile, 0, classFile.length);
  }

  @Override
  protected URL findResource(String path) {
    for (JarFile jar : jars) {
      if (jar.getEntry(path) != null) {
        try {
          return new URL("jar:" + Path.of(jar.getName()).toUri() + "!/" + path);
        } catch (MalformedURLException e) {
          throw new IllegalArgumentException(e);
        }
      }
    }
    return null;
  }

  private byte[] read(String path) {
    try {
      for (JarFile jar : jars) {
        ZipEntry entry = jar.getEntry(path);
        if (entry != null) {
          try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
          }
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
