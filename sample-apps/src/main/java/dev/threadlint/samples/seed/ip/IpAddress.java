package dev.threadlint.samples.seed.ip;

/**
 * An address of four numbers.
 *
 * @param number the four as one
 */
record IpAddress(long number) {
  private static final int PARTS = 4;
  private static final int BITS = 8;
  private static final int LARGEST = 255;

  /** Reads it; {@code InetAddress} would take a name, too, and ask the network for it. */
  static IpAddress of(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("four numbers are needed");
    }
    long number = 0;
    for (String part : parts) {
      if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > LARGEST) {
        throw new IllegalArgumentException("each number is from 0 to " + LARGEST);
      }
      number = number << BITS | Integer.parseInt(part);
    }
    return new IpAddress(number);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int part = PARTS - 1; part >= 0; part--) {
      text.append(number >> part * BITS & LARGEST).append(part == 0 ? "" : ".");
    }
    return text.toString();
  }
}
