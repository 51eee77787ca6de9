package dev.threadlint.samples.seed.music;

import java.util.List;
import java.util.Locale;

/**
 * A site with music, as far away as sites are.
 *
 * @param name what it is called
 * @param titles what it has
 * @param open whether it answers
 */
record MusicSource(String name, List<String> titles, boolean open) {
  private static final long MILLIS_AWAY = 150;

  static List<MusicSource> all() {
    return List.of(
        new MusicSource(
            "Sheet music",
            List.of("Moonlight Sonata", "Clair de lune", "Für Elise", "春江花月夜"),
            true),
        new MusicSource(
            "Shellac records",
            List.of("Blue Moon of the South", "St. Louis Blues", "Rock & Rye <1928>"),
            true),
        new MusicSource("Radio tapes", List.of("Moon over the Delta", "Night Train"), true),
        new MusicSource("Closed archive", List.of(), false));
  }

  /** Its titles with these words in them, in whatever case. */
  List<String> search(String words) throws InterruptedException {
    Thread.sleep(MILLIS_AWAY);
    if (!open) {
      throw new IllegalStateException("closed until further notice");
    }
    String wanted = words.toLowerCase(Locale.ROOT);
    return titles.stream()
        .filter(title -> title.toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }
}
