package dev.threadlint.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutOffsTest {
  private static final StackTraceElement LOOKUP = frame("java.util.HashMap", "get");
  private static final StackTraceElement LOADING = frame("java.lang.ClassLoader", "loadClass");

  @Test
  void codeOfTheProgram_isAtWork() {
    assertThat(CutOffs.isAtWork(stack(LOOKUP, frame("com.example.Audit", "sum")))).isTrue();
  }

  @Test
  void libraryOnly_isNot() {
    StackTraceElement serving = frame("dev.threadlint.runtime.multiprocessing.Exchange", "run");

    assertThat(CutOffs.isAtWork(stack(LOOKUP, serving))).isFalse();
    assertThat(CutOffs.isAtWork(stack())).isFalse();
  }

  @Test
  void libraryThatLoadsAClass_whichTheTracerChanges_isNot() {
    StackTraceElement asm = frame("dev.threadlint.shaded.asm.ClassReader", "accept");
    StackTraceElement tracer = frame("dev.threadlint.agent.instrument.Transformer", "transform");
    StackTraceElement serving = frame("dev.threadlint.runtime.multiprocessing.Exchange", "run");

    assertThat(CutOffs.isAtWork(stack(LOOKUP, asm, tracer, LOADING, serving))).isFalse();
    assertThat(CutOffs.isAtWork(stack(tracer, LOADING, serving))).isFalse();
  }

  private static StackTraceElement frame(String type, String method) {
    return new StackTraceElement(type, method, "Some.java", 1);
  }

  private static StackTraceElement[] stack(StackTraceElement... frames) {
    return frames;
  }
}
