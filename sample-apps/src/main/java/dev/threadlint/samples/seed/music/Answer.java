package dev.threadlint.samples.seed.music;

import java.util.List;

/**
 * What a source said.
 *
 * @param source its name
 * @param titles what it found
 * @param trouble why it found nothing, empty if nothing is wrong
 */
record Answer(String source, List<String> titles, String trouble) {}
