package dev.threadlint.samples;

/** What is wrong with the command line, in a sentence for whoever typed it. */
final class CommandLineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommandLineException(String sentence) {
    super(sentence);
  }
}
