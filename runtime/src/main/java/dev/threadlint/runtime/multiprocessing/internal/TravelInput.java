package dev.threadlint.runtime.multiprocessing.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;

/** Java deserialisation behind a filter, with the program's classes. */
final class TravelInput extends ObjectInputStream {
  TravelInput(InputStream in) throws IOException {
    super(in);
    setObjectInputFilter(TravelFilter.current());
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass description)
      throws IOException, ClassNotFoundException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    if (loader != null) {
      try {
        return Class.forName(description.getName(), false, loader);
      } catch (ClassNotFoundException e) {
        // A primitive, or a class that only the caller's loader knows.
      }
    }
    return super.resolveClass(description);
  }
}
