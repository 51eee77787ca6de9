package dev.threadlint.reports.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rules, in the order of {@code rules/index.txt}. */
public final class RuleCatalog {
  private static final String INDEX = "/dev/threadlint/reports/rules/index.txt";

  private final Map<String, Rule> rules;

  private RuleCatalog(Map<String, Rule> rules) {
    this.rules = rules;
  }

  /** Reads the texts of all rules. */
  public static RuleCatalog load() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (String id : ids()) {
      rules.put(id, new Rule(id));
    }
    return new RuleCatalog(rules);
  }

  /** The ids of all rules, without their texts. */
  public static List<String> ids() {
    try (InputStream index = RuleCatalog.class.getResourceAsStream(INDEX)) {
      if (index == null) {
        throw new IllegalStateException("no " + INDEX);
      }
      return new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + INDEX, e);
    }
  }

  /** All rules. */
  public List<Rule> all() {
    return List.copyOf(rules.values());
  }

  /** The rule of that id, if this version has it: a recording may be of a newer one. */
  public Optional<Rule> find(String id) {
    return Optional.ofNullable(rules.get(id));
  }
}
