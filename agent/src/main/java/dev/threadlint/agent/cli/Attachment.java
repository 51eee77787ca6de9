package dev.threadlint.agent.cli;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.threadlint.reports.ThreadlintException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Loads the agent into another JVM, and reads what it left word of there. */
final class Attachment {
  private static final String STATE = "threadlint.attached";

  private final String pid;

  Attachment(long pid) {
    this.pid = Long.toString(pid);
  }

  /** Whether the agent was attached to it before. */
  boolean isAttached() {
    return properties().getProperty(STATE) != null;
  }

  /** Whether the agent is at work there, as far as it can be asked. */
  boolean isAtWork() {
    return !RunningJvms.canList() || "true".equals(properties().getProperty(STATE));
  }

  /** Where the agent records; empty if it does not, or cannot be asked. */
  String recording() {
    return properties().getProperty("threadlint.attached.recording", "");
  }

  /** The other JVM's version, as 17; 0 if it cannot be asked. */
  int feature() {
    String version = properties().getProperty("java.specification.version", "0");
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Loads the agent there. */
  void load(Path jar, String options) {
    try {
      File file = jar.toAbsolutePath().toFile();
      ByteBuddyAgent.attach(file, pid, options);
    } catch (RuntimeException e) {
      throw unreachable(e);
    }
  }

  private Properties properties() {
    if (!RunningJvms.canList()) {
      return new Properties();
    }
    try {
      VirtualMachine jvm = VirtualMachine.attach(pid);
      try {
        return jvm.getSystemProperties();
      } finally {
        jvm.detach();
      }
    } catch (IOException | AttachNotSupportedException e) {
      throw unreachable(e);
    }
  }

  private ThreadlintException unreachable(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new ThreadlintException(
        "The process " + pid + " cannot be attached to: " + why + ".",
        "It has to be a JVM of the same user that was not started with"
            + " -XX:+DisableAttachMechanism or -XX:-EnableDynamicAgentLoading; else start it with"
            + " -javaagent:threadlint.jar",
        e);
  }
}
