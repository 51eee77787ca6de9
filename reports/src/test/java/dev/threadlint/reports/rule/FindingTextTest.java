package dev.threadlint.reports.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.SampleRun;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingTextTest {
  private static final RuleCatalog CATALOG = RuleCatalog.load();

  static List<String> ids() {
    return RuleCatalog.ids();
  }

  @Test
  void cycle_tellsOrdersAndDistance() {
    assertThat(english(SampleRun.lockOrderCycle()).what().plain())
        .isEqualTo(
            "pay-1 takes Bank.accounts then Bank.ledger; audit takes Bank.ledger then"
                + " Bank.accounts. This run did not hang, but the threads came within 1.1 ms of"
                + " each other. If they meet, each waits for the other for ever.");
  }

  @Test
  void cycle_tellsWhereToReverse() {
    assertThat(english(SampleRun.lockOrderCycle()).fix().plain())
        .isEqualTo(
            "Take these locks in one order everywhere; here: take Bank.accounts first in"
                + " Audit.run.");
  }

  @Test
  void chinese_isChinese() {
    Words words = Words.of(Language.CHINESE);
    FindingText text = FindingText.of(SampleRun.lockOrderCycle(), CATALOG, words);

    assertThat(text.title().plain()).isEqualTo("两个线程以相反的顺序获取同样的两把锁");
    assertThat(text.what().plain()).contains("pay-1 先取 Bank.accounts 再取 Bank.ledger；audit");
  }

  @ParameterizedTest
  @MethodSource("ids")
  void findingThatCarriesNothing_stillReads(String id) {
    for (Language language : Language.values()) {
      FindingText text =
          FindingText.of(bare(id, List.of(), List.of()), CATALOG, Words.of(language));
      for (var phrase : List.of(text.title(), text.what(), text.why(), text.fix())) {
        assertThat(phrase.plain()).as(id).doesNotContain("?", "{", "[[", "]]", "  ");
      }
      assertThat(text.title().plain()).isNotBlank();
      assertThat(text.fix().plain()).isNotBlank();
    }
  }

  @Test
  void ruleOfANewerVersion_isNamed() {
    FindingText text = english(bare("lock-from-the-future", List.of(), List.of()));

    assertThat(text.title().plain()).isEqualTo("lock-from-the-future");
  }

  @Test
  void twoLocksOfOneField_areNumbered() {
    var first = new LockRef(7, LockKind.MONITOR, "com.acme.Account", "Account.lock");
    var second = new LockRef(9, LockKind.MONITOR, "com.acme.Account", "Account.lock");
    FindingNames names = english(bare("deadlock", List.of(), List.of(first, second))).names();

    assertThat(names.of(first)).isEqualTo("Account.lock #1");
    assertThat(names.of(second)).isEqualTo("Account.lock #2");
  }

  @Test
  void lockWithoutField_isCalledByItsClass() {
    var lock = new LockRef(7, LockKind.MONITOR, "com.acme.Account", null);

    assertThat(english(bare("deadlock", List.of(), List.of(lock))).names().of(lock))
        .isEqualTo("Account");
  }

  @Test
  void threadsOfOneNameOrNone_areToldApart() {
    var first = new ThreadRef(7, "worker", false, false);
    var second = new ThreadRef(9, "worker", false, false);
    var unnamed = new ThreadRef(11, "", true, true);
    FindingNames names =
        english(bare("deadlock", List.of(first, second, unnamed), List.of())).names();

    assertThat(names.of(first)).isEqualTo("worker #7");
    assertThat(names.of(second)).isEqualTo("worker #9");
    assertThat(names.of(unnamed)).isEqualTo("virtual thread #11");
  }

  @Test
  void modes_areWords() {
    var lock = new LockRef(7, LockKind.STAMPED, "java.util.concurrent.locks.StampedLock", null);
    var finding =
        new Finding(
            "lock-self-deadlock",
            Severity.ERROR,
            Confidence.OBSERVED,
            1,
            "00000000",
            List.of(SampleRun.PAY),
            List.of(lock),
            List.of(
                Step.lock(SampleRun.PAY, Action.HOLDS, lock, LockMode.SHARED, StackTrace.UNKNOWN)),
            Map.of("heldMode", "SHARED", "wantedMode", "EXCLUSIVE"),
            0);

    assertThat(english(finding).what().plain())
        .isEqualTo(
            "pay-1 asks for StampedLock (exclusive) although it holds it (shared). This lock"
                + " cannot be taken twice by one thread, so it waits for ever.");
  }

  private static FindingText english(Finding finding) {
    return FindingText.of(finding, CATALOG, Words.of(Language.ENGLISH));
  }

  private static Finding bare(String rule, List<ThreadRef> threads, List<LockRef> locks) {
    return new Finding(
        rule,
        Severity.ERROR,
        Confidence.OBSERVED,
        1,
        "00000000",
        threads,
        locks,
        List.of(),
        Map.of(),
        0);
  }
}
