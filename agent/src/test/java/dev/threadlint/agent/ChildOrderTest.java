package dev.threadlint.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ChildOrderTest {
  private static final Path RECORDING = Path.of("/tmp/run-child-%p.tlr");

  @Test
  void optionsOfTheProgram_areThoseOfTheChild_butForWhatThereIsOneOf() throws Exception {
    Map<Option, String> values = new EnumMap<>(Option.class);
    values.put(Option.INCLUDE, "com.acme.*:100%;of=them,\nall");
    values.put(Option.REPORT, "page.html");
    values.put(Option.JMX, "true");

    String option = ChildOrder.optionOf(values, RECORDING);
    assertThat(option).startsWith("-Dthreadlint.child=").doesNotContain("\n");
    Map<Option, String> told = ChildOrder.read(option.substring(option.indexOf('=') + 1));
    assertThat(told)
        .containsEntry(Option.INCLUDE, values.get(Option.INCLUDE))
        .containsEntry(Option.REPORT, "off")
        .containsEntry(Option.JMX, "false")
        .containsEntry(Option.RECORDING, RECORDING.toString());
  }

  @Test
  void child_knowsThatItIsOne() throws Exception {
    AgentOptions program =
        AgentOptions.read("quiet,rules=deadlock", new Properties(), Map.of(), Path.of("none"));
    String option = program.orderForChildren(RECORDING);
    AgentOptions child = AgentOptions.ofChild(option.substring(option.indexOf('=') + 1));

    assertThat(program.isChild()).isFalse();
    assertThat(child.isChild()).isTrue();
    assertThat(child.quiet()).isTrue();
    assertThat(child.rulesOff()).isEqualTo(program.rulesOff());
    assertThat(child.report(0)).isNull();
  }

  @Test
  void order_isGoneBeforeTheProgramCanSeeIt() {
    System.setProperty("threadlint.child", "quiet=true;");
    assertThat(ChildOrder.take()).isEqualTo("quiet=true;");
    assertThat(ChildOrder.take()).isNull();
  }
}
