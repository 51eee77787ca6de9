package dev.threadlint.reports.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The name of a defect that stays the same from run to run.
 *
 * <p>It is made of the rule and the code sites only, sorted: no line numbers, no thread names, no
 * order in which the sides were met. Numbers that javac and the JVM give to lambdas, anonymous
 * classes and proxies are left out of the sites.
 */
public final class Fingerprint {
  // What compilers and libraries make up anew, with the part of the name that stays.
  private static final Map<Pattern, String> MADE_UP = new LinkedHashMap<>();

  static {
    madeUp("lambda\\$(\\w+)\\$\\d+", "lambda\\$$1"); // javac
    madeUp("\\$\\$Lambda[^.]*", "\\$\\$Lambda"); // the JVM
    madeUp("\\$Proxy\\d+", "\\$Proxy"); // java.lang.reflect.Proxy
    madeUp("(\\$\\$\\w*By\\w*CGLIB)\\$\\$\\p{XDigit}+", "$1"); // CGLIB
    madeUp("\\$(ByteBuddy|MockitoMock|HibernateProxy)\\$\\w+", "\\$$1"); // Byte Buddy
    madeUp("\\$\\d+", "\\$"); // anonymous and local classes
  }

  private Fingerprint() {}

  private static void madeUp(String pattern, String stays) {
    MADE_UP.put(Pattern.compile(pattern), stays);
  }

  /** Eight hex digits for a rule and the sites (class and method) that make up the defect. */
  public static String of(String rule, Collection<String> sites) {
    var text = new StringBuilder(rule);
    var sorted = new TreeSet<String>();
    for (String site : sites) {
      sorted.add(stable(site));
    }
    for (String site : sorted) {
      text.append('\n').append(site);
    }
    return HexFormat.of().formatHex(sha256(text.toString()), 0, 4);
  }

  private static String stable(String site) {
    String stable = site;
    for (Map.Entry<Pattern, String> made : MADE_UP.entrySet()) {
      stable = made.getKey().matcher(stable).replaceAll(made.getValue());
    }
    return stable;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
