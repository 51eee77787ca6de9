package dev.threadlint.agent.instrument.monitor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A method in words, without the calls that were inserted into it: equal to that of the original.
 */
final class Stripped {
  private final MethodNode method;
  private final Set<AbstractInsnNode> inserted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<AbstractInsnNode, Integer> places = new IdentityHashMap<>();

  /** The label of the handler that was appended, if one was. */
  private LabelNode rethrow;

  int enters;
  int exits;
  int waits;

  private Stripped(MethodNode method) {
    this.method = method;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call && call.owner.equals(RecorderCalls.OWNER)) {
        markCall(call);
      }
    }
    int place = 0;
    for (AbstractInsnNode insn : method.instructions) {
      places.put(insn, place);
      if (insn.getOpcode() >= 0 && !inserted.contains(insn)) {
        place++;
      }
    }
  }

  static Stripped of(MethodNode method) {
    return new Stripped(method);
  }

  /** One line an instruction, with the handlers that cover it. */
  List<String> lines() {
    boolean whole = (method.access & Opcodes.ACC_SYNCHRONIZED) != 0;
    List<String> lines = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() >= 0 && !inserted.contains(insn)) {
        boolean returns = insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN;
        lines.add(words(insn) + (whole && returns ? "" : handlers(insn)));
      }
    }
    return lines;
  }

  private void markCall(MethodInsnNode call) {
    inserted.add(call);
    switch (call.name) {
      case "enter", "exit", "staticEnter", "staticExit" -> {
        enters += call.name.contains("nter") ? 1 : 0;
        exits += call.name.contains("xit") ? 1 : 0;
        AbstractInsnNode site = mark(previous(call));
        AbstractInsnNode lock = previous(site);
        if (lock != null && lock.getOpcode() == Opcodes.MONITOREXIT) {
          mark(previous(lock));
          return;
        }
        if (!call.name.startsWith("static")) {
          mark(lock);
          markKeptThis(lock);
        }
        if (next(call) != null
            && next(call).getOpcode() == Opcodes.ATHROW
            && next(next(call)) == null) {
          mark(next(call));
          rethrow = lastHandler();
        }
      }
      case "waitBefore" -> {
        waits++;
        markWait(call);
      }
      case "notifyBefore" -> {
        waits++;
        mark(previous(call));
      }
      default -> {}
    }
  }

  private void markKeptThis(AbstractInsnNode lock) {
    AbstractInsnNode store = previous(lock);
    if (store instanceof VarInsnNode variable
        && variable.getOpcode() == Opcodes.ASTORE
        && lock instanceof VarInsnNode load
        && previous(previous(store)) == null
        && load.var == variable.var) {
      mark(store);
      mark(previous(store));
    }
  }

  private void markWait(MethodInsnNode call) {
    AbstractInsnNode dup = mark(previous(call));
    if (dup.getOpcode() == Opcodes.DUP_X2) {
      AbstractInsnNode first = mark(previous(mark(previous(dup))));
      AbstractInsnNode load = next(call);
      if (load.getOpcode() == Opcodes.ILOAD) {
        mark(load);
        mark(previous(first));
      }
    }
  }

  private LabelNode lastHandler() {
    return method.tryCatchBlocks.isEmpty()
        ? null
        : method.tryCatchBlocks.get(method.tryCatchBlocks.size() - 1).handler;
  }

  private AbstractInsnNode mark(AbstractInsnNode insn) {
    inserted.add(insn);
    return insn;
  }

  private static AbstractInsnNode previous(AbstractInsnNode insn) {
    AbstractInsnNode previous = insn.getPrevious();
    while (previous != null && previous.getOpcode() < 0) {
      previous = previous.getPrevious();
    }
    return previous;
  }

  private static AbstractInsnNode next(AbstractInsnNode insn) {
    AbstractInsnNode next = insn.getNext();
    while (next != null && next.getOpcode() < 0) {
      next = next.getNext();
    }
    return next;
  }

  private String handlers(AbstractInsnNode insn) {
    StringBuilder handlers = new StringBuilder();
    int index = method.instructions.indexOf(insn);
    for (TryCatchBlockNode range : method.tryCatchBlocks) {
      if (range.handler != rethrow
          && method.instructions.indexOf(range.start) <= index
          && index < method.instructions.indexOf(range.end)) {
        handlers.append(" | ").append(range.type).append(" to ").append(places.get(range.handler));
      }
    }
    return handlers.toString();
  }

  private String words(AbstractInsnNode insn) {
    String opcode = insn.getOpcode() + " ";
    if (insn instanceof InsnNode) {
      return opcode;
    } else if (insn instanceof IntInsnNode node) {
      return opcode + node.operand;
    } else if (insn instanceof VarInsnNode node) {
      return opcode + node.var;
    } else if (insn instanceof TypeInsnNode node) {
      return opcode + node.desc;
    } else if (insn instanceof FieldInsnNode node) {
      return opcode + node.owner + "." + node.name + " " + node.desc;
    } else if (insn instanceof MethodInsnNode node) {
      return opcode + node.owner + "." + node.name + node.desc + node.itf;
    } else if (insn instanceof InvokeDynamicInsnNode node) {
      return opcode + node.name + node.desc + node.bsm + List.of(node.bsmArgs);
    } else if (insn instanceof JumpInsnNode node) {
      // A far jump may be turned around and lengthened.
      return opcode + places.get(node.label);
    } else if (insn instanceof LdcInsnNode node) {
      return opcode + node.cst;
    } else if (insn instanceof IincInsnNode node) {
      return opcode + node.var + " " + node.incr;
    } else if (insn instanceof TableSwitchInsnNode node) {
      return opcode + node.min + " " + node.max + " " + places(node.dflt, node.labels);
    } else if (insn instanceof LookupSwitchInsnNode node) {
      return opcode + node.keys + " " + places(node.dflt, node.labels);
    } else if (insn instanceof MultiANewArrayInsnNode node) {
      return opcode + node.desc + node.dims;
    }
    throw new IllegalArgumentException(insn.toString());
  }

  private String places(LabelNode first, List<LabelNode> others) {
    StringBuilder all = new StringBuilder().append(places.get(first));
    for (LabelNode label : others) {
      all.append(' ').append(places.get(label));
    }
    return all.toString();
  }
}
