package dev.threadlint.reports.rule;

import dev.threadlint.reports.language.Phrase;
import dev.threadlint.reports.language.Span;
import dev.threadlint.reports.language.Template;
import dev.threadlint.reports.language.Values;
import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the placeholders of {@link Placeholders} stand for in one finding. */
final class FindingValues implements Values {
  private final Finding finding;
  private final Words words;
  private final FindingNames names;
  private final Map<String, Phrase> known = new HashMap<>();

  FindingValues(Finding finding, Words words, FindingNames names) {
    this.finding = finding;
    this.words = words;
    this.names = names;
    fromWhole();
    fromThreads();
    fromLocks();
    finding.values().forEach((name, value) -> put(name, given(name, value)));
  }

  private Phrase given(String name, String value) {
    boolean mode = name.equals("heldMode") || name.equals("wantedMode");
    String lower = value.toLowerCase(Locale.ROOT);
    return mode ? Phrase.words(words.named("lockmode", lower)) : value(Visible.of(value));
  }

  private void fromWhole() {
    put("count", value(Words.grouped(finding.count())));
    put("confidence", value(finding.confidence().name().toLowerCase(Locale.ROOT)));
    put("threadCount", threadCount());
    put("threadsInvolved", value(Integer.toString(finding.threads().size())));
    put("kind", value("mixed"));
    put("cycleLength", value(Integer.toString(finding.locks().size())));
    putAll("orders", each(this::order), words.get("join.sentences"));
    putAll("waits", each(this::wait), words.get("join.sentences"));
  }

  /** As a word that begins a sentence. */
  private Phrase threadCount() {
    String told = finding.values().get("threadsInvolved");
    String count = told == null ? Integer.toString(finding.threads().size()) : told;
    return Phrase.words(words.named("number", count));
  }

  private void fromThreads() {
    List<Phrase> all = new ArrayList<>();
    for (ThreadRef thread : finding.threads()) {
      all.add(name(thread));
      if (all.size() <= Placeholders.NUMBERED) {
        put("thread" + all.size(), name(thread));
        fromStepsOf(thread, all.size());
      }
    }
    putAll("threads", all, words.get("join.names"));
  }

  private void fromStepsOf(ThreadRef thread, int number) {
    for (Action action : Action.values()) {
      Step step = first(thread, action);
      Frame frame = step == null ? null : step.stack().site();
      if (frame != null) {
        String name = action.name().toLowerCase(Locale.ROOT);
        put(name + "At" + number, code(Visible.of(frame.location())));
        put(name + "In" + number, code(Visible.of(frame.shortSite())));
      }
    }
    putLock("held" + number, first(thread, Action.HOLDS));
    putLock("wanted" + number, first(thread, Action.WANTS));
  }

  private void putLock(String name, @Nullable Step step) {
    if (step != null && step.lock() != null) {
      put(name, name(step.lock()));
    }
  }

  private void fromLocks() {
    List<Phrase> all = new ArrayList<>();
    for (LockRef lock : finding.locks()) {
      all.add(name(lock));
      if (all.size() <= Placeholders.NUMBERED) {
        put("lock" + all.size(), name(lock));
      }
    }
    putAll("locks", all, words.get("join.names"));
  }

  /** A sentence about each thread, for those that have one. */
  private List<Phrase> each(SentenceOfThread sentence) {
    List<Phrase> all = new ArrayList<>();
    for (ThreadRef thread : finding.threads()) {
      Phrase one = sentence.about(thread);
      if (one != null) {
        all.add(one);
      }
    }
    return all;
  }

  private interface SentenceOfThread {
    @Nullable Phrase about(ThreadRef thread);
  }

  private @Nullable Phrase order(ThreadRef thread) {
    Step holds = first(thread, Action.HOLDS);
    Step wants = first(thread, Action.WANTS);
    if (holds == null || wants == null || holds.lock() == null || wants.lock() == null) {
      return null;
    }
    return sentence("sentence.order", thread, name(holds.lock()), name(wants.lock()));
  }

  private @Nullable Phrase wait(ThreadRef thread) {
    for (Step step : finding.steps()) {
      boolean waits =
          step.action() == Action.WANTS
              || step.action() == Action.JOINS
              || step.action() == Action.WAITS;
      if (waits && step.thread().id() == thread.id()) {
        String key = step.action() == Action.JOINS ? "sentence.joins" : "sentence.waits";
        Phrase target = target(step);
        return target == null ? null : sentence(key, thread, target, target);
      }
    }
    return null;
  }

  private @Nullable Phrase target(Step step) {
    if (step.lock() != null) {
      return name(step.lock());
    }
    return step.target() == null ? null : code(Visible.of(step.target()));
  }

  private Phrase sentence(String key, ThreadRef thread, Phrase first, Phrase second) {
    Map<String, Phrase> parts = Map.of("thread", name(thread), "a", first, "b", second);
    return new Template(words.get(key)).fill(parts::get);
  }

  private @Nullable Step first(ThreadRef thread, Action action) {
    for (Step step : finding.steps()) {
      if (step.action() == action && step.thread().id() == thread.id()) {
        return step;
      }
    }
    return null;
  }

  private Phrase name(ThreadRef thread) {
    return Phrase.of(Span.Kind.THREAD, names.of(thread));
  }

  private Phrase name(LockRef lock) {
    return Phrase.of(Span.Kind.LOCK, names.of(lock));
  }

  private static Phrase value(String text) {
    return Phrase.of(Span.Kind.VALUE, text);
  }

  private static Phrase code(String text) {
    return Phrase.of(Span.Kind.CODE, text);
  }

  private void putAll(String name, List<Phrase> phrases, String between) {
    if (!phrases.isEmpty()) {
      put(name, Phrase.joined(phrases, between));
    }
  }

  private void put(String name, Phrase phrase) {
    known.put(name, phrase);
  }

  @Override
  public @Nullable Phrase get(String name) {
    return known.get(name);
  }

  @Override
  public Phrase fallback(String name) {
    return new GeneralValues(words).fallback(name);
  }
}
