package dev.threadlint.agent.instrument.monitor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Takes inserted calls out of the try ranges of a method that they must not lie in. */
final class TryRanges {
  private final MethodNode method;
  private final List<Gap> gaps = new ArrayList<>();

  TryRanges(MethodNode method) {
    this.method = method;
  }

  /** The code between two labels will lie in none of the given ranges, or in none at all. */
  void leaveOut(LabelNode from, LabelNode to, @Nullable List<TryCatchBlockNode> ranges) {
    gaps.add(new Gap(from, to, ranges));
  }

  /** Cuts every range around its gaps; once, when all code is inserted. */
  void cut() {
    if (gaps.isEmpty()) {
      return;
    }
    sortGaps();
    int[] codeBefore = codeBefore(method.instructions);
    List<TryCatchBlockNode> pieces = new ArrayList<>();
    for (int i = 0; i < method.tryCatchBlocks.size(); i++) {
      cut(method.tryCatchBlocks.get(i), codeBefore, pieces);
    }
    method.tryCatchBlocks = pieces;
  }

  private void cut(TryCatchBlockNode range, int[] codeBefore, List<TryCatchBlockNode> pieces) {
    LabelNode start = range.start;
    boolean whole = true;
    for (int i = 0; i < gaps.size(); i++) {
      Gap gap = gaps.get(i);
      if (gap.concerns(range)
          && index(gap.from) >= index(start)
          && index(gap.to) <= index(range.end)) {
        add(range, start, gap.from, codeBefore, pieces);
        start = gap.to;
        whole = false;
      }
    }
    if (whole) {
      pieces.add(range);
    } else {
      add(range, start, range.end, codeBefore, pieces);
    }
  }

  private void add(
      TryCatchBlockNode range,
      LabelNode start,
      LabelNode end,
      int[] codeBefore,
      List<TryCatchBlockNode> pieces) {
    if (codeBefore[index(start)] == codeBefore[index(end)]) {
      return;
    }
    TryCatchBlockNode piece = new TryCatchBlockNode(start, end, range.handler, range.type);
    piece.visibleTypeAnnotations = range.visibleTypeAnnotations;
    piece.invisibleTypeAnnotations = range.invisibleTypeAnnotations;
    pieces.add(piece);
  }

  private void sortGaps() {
    for (int i = 1; i < gaps.size(); i++) {
      Gap gap = gaps.get(i);
      int free = i;
      while (free > 0 && index(gaps.get(free - 1).from) > index(gap.from)) {
        gaps.set(free, gaps.get(free - 1));
        free--;
      }
      gaps.set(free, gap);
    }
  }

  private int index(LabelNode label) {
    return method.instructions.indexOf(label);
  }

  /** How many instructions, labels and the like not counted, come before each element. */
  private static int[] codeBefore(InsnList instructions) {
    int[] counts = new int[instructions.size()];
    int count = 0;
    int i = 0;
    for (AbstractInsnNode insn = instructions.getFirst(); insn != null; insn = insn.getNext()) {
      counts[i++] = count;
      count += insn.getOpcode() >= 0 ? 1 : 0;
    }
    return counts;
  }

  private static final class Gap {
    final LabelNode from;
    final LabelNode to;
    final @Nullable List<TryCatchBlockNode> ranges;

    Gap(LabelNode from, LabelNode to, @Nullable List<TryCatchBlockNode> ranges) {
      this.from = from;
      this.to = to;
      this.ranges = ranges;
    }

    boolean concerns(TryCatchBlockNode range) {
      return ranges == null || ranges.contains(range);
    }
  }
}
