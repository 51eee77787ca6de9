package dev.threadlint.runtime;

/** A piece of code without argument or result that may throw anything. */
@FunctionalInterface
public interface Block {
  void run() throws Exception;
}
