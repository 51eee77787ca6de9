package dev.threadlint.reports.cli;

import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.rule.Rule;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.text.RuleText;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains one rule. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explains a rule: why it matters, what it looks like, how to cure it.",
    exitCodeOnExecutionException = ExitCodes.INTERNAL)
public final class ExplainCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(paramLabel = "RULE", description = "Id of the rule, as lock-order-cycle.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String id;

  @Option(names = "--lang", description = "Language: en or zh.")
  private @Nullable String lang;

  @Override
  public Integer call() throws IOException {
    Rule rule = RuleCatalog.load().find(id).orElseThrow(this::unknown);
    Language language = lang == null ? Language.ofSystem() : Language.of(lang);
    var text = new RuleText(ConsoleOptions.of(language, true));
    text.explain(rule, spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }

  private ParameterException unknown() {
    String all = String.join(", ", RuleCatalog.ids());
    return new ParameterException(
        spec.commandLine(), "There is no rule '" + id + "'; the rules are " + all);
  }
}
