/** The report for programs. */
@NullMarked
package dev.threadlint.reports.json;

import org.jspecify.annotations.NullMarked;
