package dev.threadlint.samples.seed.ip;

import java.util.Locale;

/**
 * A line of a registry's file: addresses that follow one another and went to one place.
 *
 * @param registry which of the registries handed them out
 * @param country two letters, or nothing where they were not handed out
 * @param first the lowest address
 * @param count how many there are, which need be no power of two
 * @param date as yyyymmdd, or nothing
 * @param status allocated, assigned, available or reserved
 */
record IpRange(
    String registry, String country, IpAddress first, long count, String date, String status) {
  private static final int FIELDS = 7;
  private static final String DATE = "(\\d{4})(\\d\\d)(\\d\\d)";

  /** Whether a line is one of these: neither a comment nor a heading, nor about other numbers. */
  static boolean isIn(String line) {
    String[] fields = line.split("\\|", -1);
    return fields.length >= FIELDS && fields[2].equals("ipv4");
  }

  static IpRange of(String line) {
    String[] fields = line.split("\\|", -1);
    return new IpRange(
        fields[0],
        fields[1],
        IpAddress.of(fields[3]),
        Long.parseLong(fields[4]),
        fields[5],
        fields[6]);
  }

  boolean contains(IpAddress address) {
    return first.number() <= address.number() && address.number() < first.number() + count;
  }

  /** In words. */
  String text() {
    String where =
        country.isEmpty()
            ? status
            : new Locale.Builder().setRegion(country).build().getDisplayCountry(Locale.ENGLISH)
                + ", "
                + status;
    String since = date.isEmpty() ? "" : date.replaceFirst(DATE, " $1-$2-$3");
    return where + since + " (" + registry + ", " + count + " from " + first + ")";
  }
}
