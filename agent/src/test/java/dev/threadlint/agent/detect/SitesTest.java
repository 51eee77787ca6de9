package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.List;
import org.junit.jupiter.api.Test;

class SitesTest {

  @Test
  void jdkFramesOnTop_areSkipped() {
    StackTrace stack = FactScript.stack("java.util.Vector.add:3", "app.Main.run:7");

    assertThat(new Sites().at(stack).all()).containsExactly("app.Main.run");
  }

  @Test
  void onlyJdkFrames_namesInnermost() {
    StackTrace stack = FactScript.stack("java.util.Vector.add:3", "java.lang.Thread.run:7");

    assertThat(new Sites().lockAt(stack).all()).containsExactly("java.util.Vector.add");
  }

  @Test
  void unknownStack_addsNothing() {
    assertThat(new Sites().at(StackTrace.UNKNOWN).lockAt(StackTrace.UNKNOWN).all()).isEmpty();
  }

  @Test
  void takenAndAskedInOneMethod_namesIt() {
    StackTrace taken = FactScript.stack("app.Bank.transfer:7", "app.Main.run:1");
    StackTrace asked = FactScript.stack("app.Bank.transfer:8", "app.Main.run:1");

    assertThat(new Sites().parting(taken, asked).all()).containsExactly("app.Bank.transfer");
  }

  @Test
  void takenAndAskedInOneLine_namesItsMethod() {
    StackTrace loop = FactScript.stack("app.Stripes.all:7", "app.Main.run:1");

    assertThat(new Sites().parting(loop, loop).all()).containsExactly("app.Stripes.all");
  }

  @Test
  void bothThroughWrapper_namesWhereTheyPart() {
    StackTrace taken = FactScript.stack("app.Guard.take:4", "app.Cache.promote:7");
    StackTrace asked = FactScript.stack("app.Guard.take:4", "app.Segment.remove:9");

    assertThat(new Sites().parting(taken, asked).all())
        .containsExactly("app.Cache.promote", "app.Segment.remove");
  }

  @Test
  void takenWithoutStack_namesCallerOfWrapper() {
    StackTrace asked = FactScript.stack("app.ReleasableLock.acquire:4", "app.Cache.clear:7");

    assertThat(new Sites().parting(StackTrace.UNKNOWN, asked).all())
        .containsExactly("app.Cache.clear");
  }

  @Test
  void fileNameMissingInOne_isTheSameLine() {
    var bare = new StackTrace(List.of(new Frame("app.Guard", "take", null, 4)), true);
    StackTrace asked = FactScript.stack("app.Guard.take:4", "app.Segment.remove:9");

    assertThat(new Sites().parting(bare, asked).all()).containsExactly("app.Guard.take");
  }

  @Test
  void sameSitesInAnyOrder_areEqual() {
    Sites one = new Sites().named("a").named("b");

    assertThat(one).isEqualTo(new Sites().named("b").named("a")).hasSameHashCodeAs(one);
    assertThat(one).isNotEqualTo(new Sites().named("a"));
  }
}
