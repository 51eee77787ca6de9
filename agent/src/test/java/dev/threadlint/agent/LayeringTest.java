package dev.threadlint.agent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** Data flows one way: instrument, bootstrap, fact, state, detect, report; nothing flows back. */
@AnalyzeClasses(packages = "dev.threadlint", importOptions = DoNotIncludeTests.class)
class LayeringTest {
  private static final String AGENT = "dev.threadlint.agent";
  private static final String BOOTSTRAP = "dev.threadlint.agent.bootstrap";
  private static final String FACT = "dev.threadlint.agent.fact";
  private static final String SITE = AGENT + ".site";
  private static final String JDK = AGENT + ".jdk";
  private static final String WATCH = AGENT + ".watch";
  private static final String STATE = "dev.threadlint.agent.state";
  private static final String DETECT = "dev.threadlint.agent.detect";
  private static final String INSTRUMENT = "dev.threadlint.agent.instrument";
  private static final String CLI = "dev.threadlint.agent.cli";
  private static final String JUNIT = AGENT + ".junit";
  private static final String DEMO = "dev.threadlint.demo";
  private static final String REPORTS = "dev.threadlint.reports";
  private static final String MODEL = "dev.threadlint.reports.model";

  private static final Set<String> JAVA_BASE = Object.class.getModule().getPackages();

  // Injected into java.base, where nothing else can be seen; an absent annotation does no harm.
  @ArchTest
  static final ArchRule bootstrap_seesOnlyJavaBase =
      classes()
          .that()
          .resideInAPackage(below(BOOTSTRAP))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(below(BOOTSTRAP), "org.jspecify.annotations")
                  .or(describe("are in java.base", LayeringTest::isInJavaBase)))
          .allowEmptyShould(true);

  @ArchTest static final ArchRule instrument_seesHooks = ours(INSTRUMENT, BOOTSTRAP, SITE, JDK);

  @ArchTest static final ArchRule fact_seesHooksAndModel = ours(FACT, BOOTSTRAP, SITE, JDK, MODEL);

  @ArchTest static final ArchRule watch_seesWhatFactsSee = ours(WATCH, FACT, BOOTSTRAP, JDK, MODEL);

  @ArchTest static final ArchRule state_seesFacts = ours(STATE, FACT, MODEL);

  @ArchTest static final ArchRule detect_seesStateAndFacts = ours(DETECT, STATE, FACT, MODEL);

  // It fails as the mounted commands do, and names the program that its demo traces.
  @ArchTest
  static final ArchRule cli_mountsCommandsOfReports =
      seesOnly(CLI, below(CLI), below(REPORTS + ".cli"), REPORTS, DEMO);

  // Loaded with the program's tests, where nothing of the agent is but its two first classes.
  @ArchTest
  static final ArchRule junit_seesOnlyWhereTheJvmEnters =
      classes()
          .that()
          .resideInAPackage(below(JUNIT))
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage("dev.threadlint..")
                  .or(resideInAPackage(below(JUNIT)))
                  .or(type(ThreadlintAgent.class)));

  @ArchTest
  static final ArchRule reports_isTheFloor =
      noClasses()
          .that()
          .resideInAPackage(below(REPORTS))
          .should()
          .dependOnClassesThat(
              resideOutsideOfPackage(below(REPORTS)).and(resideInAnyPackage("dev.threadlint..")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule runtime_doesNotKnowThatItIsTraced =
      noClasses()
          .that()
          .resideInAPackage("dev.threadlint.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(below(AGENT), below(REPORTS))
          .allowEmptyShould(true);

  // Detectors are single-threaded code over facts: they take no locks and start no threads.
  @ArchTest
  static final ArchRule detect_isSingleThreaded =
      noClasses()
          .that()
          .resideInAPackage(below(DETECT))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.concurrent..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule stateAndDetect_doNoInputOrOutput =
      noClasses()
          .that()
          .resideInAnyPackage(below(STATE), below(DETECT))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio..")
          .allowEmptyShould(true);

  /** Of our own packages, the given one sees only itself and the listed ones. */
  private static ArchRule ours(String from, String... to) {
    String[] seen =
        Stream.concat(Stream.of(from), Arrays.stream(to))
            .map(LayeringTest::below)
            .toArray(String[]::new);
    return seesOnly(from, seen);
  }

  private static ArchRule seesOnly(String from, String... seen) {
    DescribedPredicate<JavaClass> foreign = resideOutsideOfPackage("dev.threadlint..");
    return classes()
        .that()
        .resideInAPackage(below(from))
        .should()
        .onlyDependOnClassesThat(foreign.or(resideInAnyPackage(seen)))
        .allowEmptyShould(true);
  }

  private static String below(String name) {
    return name + "..";
  }

  private static boolean isInJavaBase(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    return element.isPrimitive() || JAVA_BASE.contains(element.getPackageName());
  }
}
