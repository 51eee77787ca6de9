package dev.threadlint.agent.instrument.monitor;

import java.util.Map;
import java.util.TreeMap;

/** Loads classes from class files in memory. */
final class ClassMap extends ClassLoader {
  private final Map<String, byte[]> classFiles = new TreeMap<>();

  ClassMap(Map<String, byte[]> classFiles) {
    this(classFiles, ClassMap.class.getClassLoader());
  }

  ClassMap(Map<String, byte[]> classFiles, ClassLoader parent) {
    super(parent);
    this.classFiles.putAll(classFiles);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] classFile = classFiles.get(name);
    if (classFile == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, classFile, 0, classFile.length);
  }
}
