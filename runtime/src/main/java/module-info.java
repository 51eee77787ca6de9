/**
 * Python's threading, multiprocessing, queue and concurrent.futures for Java, without dependencies:
 * the two modules required here hold annotations that only the compiler reads. Logging goes to
 * {@link java.lang.System.Logger}.
 */
module dev.threadlint.runtime {
  requires static transitive org.jspecify;
  requires static com.google.errorprone.annotations;

  exports dev.threadlint.runtime;
  exports dev.threadlint.runtime.futures;
  exports dev.threadlint.runtime.multiprocessing;
  exports dev.threadlint.runtime.queue;
  exports dev.threadlint.runtime.threading;
}
