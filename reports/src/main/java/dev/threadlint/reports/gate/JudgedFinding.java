package dev.threadlint.reports.gate;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A finding and what a build makes of it.
 *
 * @param finding the finding
 * @param standing whether it is new
 * @param suppression the line that accepts it, if one does
 * @param frame the frame for which the line does
 */
public record JudgedFinding(
    Finding finding, Standing standing, @Nullable Suppression suppression, @Nullable Frame frame) {}
