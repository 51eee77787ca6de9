/** Where in a source tree the classes of a run are. */
@NullMarked
package dev.threadlint.reports.source;

import org.jspecify.annotations.NullMarked;
