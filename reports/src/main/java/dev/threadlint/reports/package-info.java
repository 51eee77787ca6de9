/** Everything after the run: the recording, and what people and programs are shown of it. */
@NullMarked
package dev.threadlint.reports;

import org.jspecify.annotations.NullMarked;
