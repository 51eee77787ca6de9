/** What GitHub shows of a check: annotations in the change, and a summary of the job. */
@NullMarked
package dev.threadlint.reports.github;

import org.jspecify.annotations.NullMarked;
