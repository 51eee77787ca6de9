package dev.threadlint.agent.instrument.monitor;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Finds the methods of a class file that have monitors, without building anything from it. */
final class MonitorScan {
  // Nearly every class of a starting application passes here, before this code is compiled, and
  // nine of ten have no monitor: hence one walk with a table of instruction lengths.

  /** The method is synchronized and has code. */
  static final int SYNCHRONIZED = 1;

  /** The method has monitorenter or monitorexit. */
  static final int BLOCK = 2;

  /** The method calls {@code Object.wait}, {@code notify} or {@code notifyAll}. */
  static final int WAIT = 4;

  /** The method calls an {@code isAlive}, that of {@code Thread} perhaps. */
  static final int ALIVE = 8;

  private static final int ACC_SYNCHRONIZED = 0x20;
  private static final int CODE = 'C' << 24 | 'o' << 16 | 'd' << 8 | 'e';

  private static final int UTF8 = 1;

  /** Bytes by tag; 0 for unknown ones. */
  private static final byte[] CONSTANT_SIZES = {
    0, 0, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  private final byte[] file;
  private final int[] constants;
  private int at;
  private final boolean alive;
  private boolean namesCalls;

  private MonitorScan(byte[] file, boolean alive) {
    this.file = file;
    this.alive = alive;
    this.constants = new int[u2(8)];
  }

  /**
   * What each method of the class file has, in its order; null if none has anything.
   *
   * @param alive whether calls of {@code isAlive} count
   */
  static byte @Nullable [] scan(byte[] classFile, boolean alive) {
    MonitorScan scan = new MonitorScan(classFile, alive);
    scan.constants();
    return scan.methods();
  }

  /**
   * Whether a method of this name and descriptor is one of the three calls; {@code Object} has them
   * final.
   */
  static boolean isWait(String name, String descriptor) {
    return name.equals("wait")
            && (descriptor.equals("()V") || descriptor.equals("(J)V") || descriptor.equals("(JI)V"))
        || isNotify(name, descriptor);
  }

  static boolean isNotify(String name, String descriptor) {
    return (name.equals("notify") || name.equals("notifyAll")) && descriptor.equals("()V");
  }

  private void constants() {
    int position = 10;
    int count = constants.length;
    for (int i = 1; i < count; i++) {
      constants[i] = position;
      int tag = file[position];
      if (tag == UTF8) {
        int length = u2(position + 1);
        if (length == 4 || length == 6 || length == 7 || length == 9) {
          namesCalls |= callOf(position + 3, length) != 0;
        }
        position += 3 + length;
      } else {
        int size = tag > 0 && tag < CONSTANT_SIZES.length ? CONSTANT_SIZES[tag] : 0;
        if (size == 0) {
          throw new IllegalArgumentException("unknown constant ".concat(String.valueOf(tag)));
        }
        position += size;
        // Long and double take two numbers.
        i += size == 9 ? 1 : 0;
      }
    }
    at = position;
  }

  private byte @Nullable [] methods() {
    at += 6;
    at += 2 + 2 * u2(at);
    int fields = u2(at);
    at += 2;
    for (int i = 0; i < fields; i++) {
      member(false);
    }
    int methods = u2(at);
    at += 2;
    byte[] marks = null;
    for (int i = 0; i < methods; i++) {
      int mark = member(true);
      if (mark != 0) {
        if (marks == null) {
          marks = new byte[methods];
        }
        marks[i] = (byte) mark;
      }
    }
    return marks;
  }

  private int member(boolean method) {
    int mark = 0;
    boolean isSynchronized = (u2(at) & ACC_SYNCHRONIZED) != 0;
    int attributes = u2(at + 6);
    at += 8;
    for (int i = 0; i < attributes; i++) {
      if (method && isCode(constants[u2(at)])) {
        int start = at + 14;
        mark = code(start, start + s4(at + 10));
        if (isSynchronized) {
          mark |= SYNCHRONIZED;
        }
      }
      at += 6 + s4(at + 2);
    }
    return mark;
  }

  private int code(int start, int end) {
    byte[] lengths =
        namesCalls ? InstructionLengths.UNLESS_CALLS_COUNT : InstructionLengths.UNLESS_SPECIAL;
    int mark = 0;
    int pc = start;
    while (pc < end) {
      int length = lengths[file[pc] & 0xff];
      if (length == 0) {
        int opcode = file[pc] & 0xff;
        switch (opcode) {
          case Opcodes.MONITORENTER:
          case Opcodes.MONITOREXIT:
            mark |= BLOCK;
            if (!namesCalls) {
              return mark;
            }
            length = 1;
            break;
          case Opcodes.INVOKEVIRTUAL:
          case Opcodes.INVOKESPECIAL:
          case Opcodes.INVOKEINTERFACE:
            mark |= callOf(u2(pc + 1));
            length = opcode == Opcodes.INVOKEINTERFACE ? 5 : 3;
            break;
          default:
            length = specialLength(opcode, pc, start);
        }
      }
      pc += length;
    }
    return mark;
  }

  private int specialLength(int opcode, int pc, int start) {
    int operands = pc + 4 - (pc - start & 3);
    int length = 0;
    if (opcode == Opcodes.TABLESWITCH) {
      length = operands + 12 + 4 * (s4(operands + 8) - s4(operands + 4) + 1) - pc;
    } else if (opcode == Opcodes.LOOKUPSWITCH) {
      length = operands + 8 + 8 * s4(operands + 4) - pc;
    } else if (opcode == InstructionLengths.WIDE) {
      length = (file[pc + 1] & 0xff) == Opcodes.IINC ? 6 : 4;
    }
    if (length <= 0) {
      throw new IllegalArgumentException("unknown instruction ".concat(String.valueOf(opcode)));
    }
    return length;
  }

  private int callOf(int methodref) {
    int nameAndType = constants[u2(constants[methodref] + 3)];
    int name = constants[u2(nameAndType + 1)];
    return callOf(name + 3, u2(name + 1));
  }

  /** The mark of a method that calls one of this name. */
  private int callOf(int from, int length) {
    if (length == 7) {
      return alive && isAliveName(from) ? ALIVE : 0;
    }
    return isWaitName(from, length) ? WAIT : 0;
  }

  private boolean isAliveName(int from) {
    return s4(from) == ('i' << 24 | 's' << 16 | 'A' << 8 | 'l')
        && file[from + 4] == 'i'
        && file[from + 5] == 'v'
        && file[from + 6] == 'e';
  }

  private boolean isWaitName(int from, int length) {
    if (length == 4) {
      return s4(from) == ('w' << 24 | 'a' << 16 | 'i' << 8 | 't');
    }
    if (length != 6 && length != 9) {
      return false;
    }
    boolean isNotify =
        s4(from) == ('n' << 24 | 'o' << 16 | 't' << 8 | 'i')
            && file[from + 4] == 'f'
            && file[from + 5] == 'y';
    return isNotify
        && (length == 6 || file[from + 6] == 'A' && file[from + 7] == 'l' && file[from + 8] == 'l');
  }

  private boolean isCode(int utf8) {
    return u2(utf8 + 1) == 4 && s4(utf8 + 3) == CODE;
  }

  private int u2(int position) {
    return (file[position] & 0xff) << 8 | file[position + 1] & 0xff;
  }

  private int s4(int position) {
    return u2(position) << 16 | u2(position + 2);
  }
}
