/** The file between the agent and everything that renders: the only contract of the two. */
@NullMarked
package dev.threadlint.reports.recording;

import org.jspecify.annotations.NullMarked;
