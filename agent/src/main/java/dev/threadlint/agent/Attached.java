package dev.threadlint.agent;

import java.nio.file.Path;

/**
 * Leaves word for the command that attached: in system properties, for it can read those, and what
 * it is told by the JVM says nothing but whether the agent could be loaded.
 */
final class Attached {
  private static final String STATE = "threadlint.attached";
  private static final String RECORDING = "threadlint.attached.recording";

  private Attached() {}

  static void tell(Output output) {
    Path recording = output.recordingFile();
    System.setProperty(RECORDING, recording == null ? "" : recording.toString());
    System.setProperty(STATE, "true");
  }

  static void tellEnd() {
    System.setProperty(STATE, "false");
  }
}
