package dev.threadlint.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentOptionsTest {
  @Test
  void names_areSeparatedByColons() throws Exception {
    AgentOptions options = read("exclude=com.acme.*:org.example.Main$1:com/acme/a-b");

    assertThat(options.excludes())
        .containsExactly("com.acme.*", "org.example.Main$1", "com/acme/a-b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme;org.example", "com.acme org.example", "com.*.acme", "**"})
  void nameThatNothingCanHave_isRefused(String name) {
    assertThatThrownBy(() -> read("include=" + name))
        .isInstanceOf(OptionException.class)
        .hasMessageStartingWith("option 'include' names '" + name + "', which is no package");
  }

  private static AgentOptions read(String arguments) throws OptionException {
    return AgentOptions.read(arguments, new Properties(), Map.of(), Path.of("none"));
  }
}
