package dev.threadlint.reports.language;

import java.util.Locale;

/** A language that the reports speak. */
public enum Language {
  /** English, also for everyone whose language is not spoken here. */
  ENGLISH("en", ""),
  /** Simplified Chinese. */
  CHINESE("zh-CN", "_zh_CN");

  private final String tag;
  private final String bundleSuffix;

  Language(String tag, String bundleSuffix) {
    this.tag = tag;
    this.bundleSuffix = bundleSuffix;
  }

  /** As in HTML's {@code lang}. */
  public String tag() {
    return tag;
  }

  /** What the name of a bundle in this language ends in. */
  public String bundleSuffix() {
    return bundleSuffix;
  }

  /** For {@code en}, {@code zh}, {@code zh-CN}, {@code zh_CN.UTF-8} and the like. */
  public static Language of(String tag) {
    return tag.toLowerCase(Locale.ROOT).startsWith("zh") ? CHINESE : ENGLISH;
  }

  /** The user's. */
  public static Language ofSystem() {
    return of(Locale.getDefault(Locale.Category.DISPLAY).getLanguage());
  }
}
