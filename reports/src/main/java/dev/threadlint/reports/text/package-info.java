/** The report for a console. */
@NullMarked
package dev.threadlint.reports.text;

import org.jspecify.annotations.NullMarked;
