package dev.threadlint.agent.forked;

import java.io.File;
import java.util.StringJoiner;

/** The class path of this JVM for JVMs with the agent, whose classes must come out of its jar. */
public final class AgentlessClassPath {
  private AgentlessClassPath() {}

  /** All entries but that with the agent's classes. */
  public static String get() {
    StringJoiner kept = new StringJoiner(File.pathSeparator);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!new File(entry, "dev/threadlint/agent/ThreadlintAgent.class").exists()) {
        kept.add(entry);
      }
    }
    return kept.toString();
  }
}
