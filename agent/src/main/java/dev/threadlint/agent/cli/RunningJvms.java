package dev.threadlint.agent.cli;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The JVMs on this machine that can be asked. */
final class RunningJvms {
  private RunningJvms() {}

  /**
   * One of them.
   *
   * @param pid its process
   * @param name its main class or jar, without arguments, for they may be secret
   */
  record Jvm(long pid, String name) {}

  /** All but this one, by process id; empty where the JDK has no module for it. */
  static List<Jvm> all() {
    List<Jvm> all = new ArrayList<>();
    if (canList()) {
      for (VirtualMachineDescriptor found : VirtualMachine.list()) {
        long pid = pid(found.id());
        if (pid > 0 && pid != ProcessHandle.current().pid()) {
          all.add(new Jvm(pid, name(found.displayName())));
        }
      }
    }
    all.sort(Comparator.comparingLong(Jvm::pid));
    return all;
  }

  /** Whether this is a JDK, and not a part of one. */
  static boolean canList() {
    return ModuleLayer.boot().findModule("jdk.attach").isPresent();
  }

  private static long pid(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String name(String command) {
    int space = command.indexOf(' ');
    String first = space < 0 ? command : command.substring(0, space);
    return first.isEmpty() ? "?" : first.substring(first.lastIndexOf('/') + 1);
  }
}
