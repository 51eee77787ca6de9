package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts blocks together, and before each the strings and stacks that it names for the first time.
 */
final class BlockWriter {
  // Nobody reads a longer name, and a program must not be able to fill the disk with one.
  private static final int LONGEST_STRING = 4096;

  private final Map<String, Integer> strings = new HashMap<>();
  private final Map<StackTrace, Integer> stacks = new HashMap<>();
  private final Payload newStrings = new Payload();
  private final Payload newStacks = new Payload();
  private final Payload payload = new Payload();
  private final Payload out;

  BlockWriter(Payload out) {
    this.out = out;
  }

  /** The payload that {@link #end} will make a block of. */
  Payload begin() {
    payload.clear();
    return payload;
  }

  void end(int type) {
    append(RecordingFormat.STRINGS, newStrings);
    append(RecordingFormat.STACKS, newStacks);
    append(type, payload);
    newStrings.clear();
    newStacks.clear();
  }

  void string(@Nullable String value) {
    payload.number(value == null ? 0 : stringId(value));
  }

  void stack(StackTrace stack) {
    Integer known = stacks.get(stack);
    if (known == null) {
      known = stacks.size() + 1;
      stacks.put(stack, known);
      describe(stack);
    }
    payload.number(known);
  }

  private void describe(StackTrace stack) {
    newStacks.flag(stack.truncated());
    newStacks.number(stack.frames().size());
    for (Frame frame : stack.frames()) {
      String fileName = frame.fileName();
      newStacks.number(stringId(frame.className()));
      newStacks.number(stringId(frame.methodName()));
      newStacks.number(fileName == null ? 0 : stringId(fileName));
      newStacks.number(frame.line());
    }
  }

  private int stringId(String value) {
    String kept = value.length() > LONGEST_STRING ? cut(value) : value;
    Integer known = strings.get(kept);
    if (known == null) {
      known = strings.size() + 1;
      strings.put(kept, known);
      newStrings.text(kept);
    }
    return known;
  }

  private static String cut(String value) {
    int end = LONGEST_STRING - 1;
    if (Character.isHighSurrogate(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(0, end).concat("\u2026");
  }

  private void append(int type, Payload content) {
    if (type != RecordingFormat.STRINGS && type != RecordingFormat.STACKS || content.size() > 0) {
      int start = out.size();
      out.octet(type);
      out.fixedInt(content.size());
      out.raw(content.array(), content.size());
      out.fixedInt(Checksum.of(out.array(), start, out.size() - start));
    }
  }
}
