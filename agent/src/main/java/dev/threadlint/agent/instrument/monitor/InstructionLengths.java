package dev.threadlint.agent.instrument.monitor;

import org.objectweb.asm.Opcodes;

/** How many bytes each instruction of a class file takes. */
final class InstructionLengths {

  /** The prefix that ASM hides from its users. */
  static final int WIDE = 0xc4;

  /** By opcode; 0 for unknown ones, those without a fixed length, and the monitor instructions. */
  static final byte[] UNLESS_SPECIAL = unlessSpecial();

  /** The same with 0 for calls of instance methods too. */
  static final byte[] UNLESS_CALLS_COUNT = unlessCallsCount();

  private InstructionLengths() {}

  private static byte[] unlessSpecial() {
    byte[] lengths = new byte[256];
    fill(lengths, 0x00, 0xc9, 1);
    fill(lengths, 0x10, 0x10, 2); // bipush
    fill(lengths, 0x11, 0x11, 3); // sipush
    fill(lengths, 0x12, 0x12, 2); // ldc
    fill(lengths, 0x13, 0x14, 3); // ldc_w, ldc2_w
    fill(lengths, 0x15, 0x19, 2); // loads
    fill(lengths, 0x36, 0x3a, 2); // stores
    fill(lengths, Opcodes.IINC, Opcodes.IINC, 3);
    fill(lengths, 0x99, 0xa8, 3); // branches, jsr
    fill(lengths, 0xa9, 0xa9, 2); // ret
    fill(lengths, Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH, 0);
    fill(lengths, 0xb2, 0xb8, 3); // fields, calls
    fill(lengths, Opcodes.INVOKEINTERFACE, 0xba, 5); // and invokedynamic
    fill(lengths, 0xbb, 0xbb, 3); // new
    fill(lengths, 0xbc, 0xbc, 2); // newarray
    fill(lengths, 0xbd, 0xbd, 3); // anewarray
    fill(lengths, 0xc0, 0xc1, 3); // checkcast, instanceof
    fill(lengths, Opcodes.MONITORENTER, WIDE, 0);
    fill(lengths, 0xc5, 0xc5, 4); // multianewarray
    fill(lengths, 0xc6, 0xc7, 3); // ifnull, ifnonnull
    fill(lengths, 0xc8, 0xc9, 5); // goto_w, jsr_w
    return lengths;
  }

  private static byte[] unlessCallsCount() {
    byte[] lengths = UNLESS_SPECIAL.clone();
    fill(lengths, Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, 0);
    fill(lengths, Opcodes.INVOKEINTERFACE, Opcodes.INVOKEINTERFACE, 0);
    return lengths;
  }

  private static void fill(byte[] lengths, int from, int to, int length) {
    for (int opcode = from; opcode <= to; opcode++) {
      lengths[opcode] = (byte) length;
    }
  }
}
