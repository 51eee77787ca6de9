package dev.threadlint.reports.html;

/**
 * What others wrote and the page brings along, unchanged. {@code vendor.json} beside it says where
 * it is from.
 */
enum Vendored {
  /** Lays graphs out. */
  DAGRE("dagre", "dagre.min.js", "VKUD40b5PKC7EKvnmZWH4DcmKTVoespF605LD2S7tXg="),
  /** Draws over time. */
  UPLOT("uplot", "uPlot.iife.min.js", "GcjUxq2Ikpp59K5J1vcWFWbf0Lo9FcxJXpdPeH63jx8=");

  private final String folder;
  private final String file;
  private final String hash;

  Vendored(String folder, String file, String hash) {
    this.folder = folder;
    this.file = file;
    this.hash = hash;
  }

  /** What the script asks for. */
  String id() {
    return folder;
  }

  String path() {
    return "vendor/" + folder + "/" + file;
  }

  /** The same, compressed, as text. */
  String packedPath() {
    return path() + ".gz.txt";
  }

  String licence() {
    return "vendor/" + folder + "/LICENSE";
  }

  /** SHA-256 in base 64, written down so that no traced program has to work it out at its exit. */
  String hash() {
    return hash;
  }
}
