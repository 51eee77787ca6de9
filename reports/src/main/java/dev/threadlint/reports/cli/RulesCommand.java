package dev.threadlint.reports.cli;

import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.text.RuleText;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the rules. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Lists what Threadlint looks for.",
    exitCodeOnExecutionException = ExitCodes.INTERNAL)
public final class RulesCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(names = "--lang", description = "Language: en or zh.")
  private @Nullable String lang;

  @Override
  public Integer call() throws IOException {
    Language language = lang == null ? Language.ofSystem() : Language.of(lang);
    var text = new RuleText(ConsoleOptions.of(language, true));
    text.list(RuleCatalog.load(), spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }
}
