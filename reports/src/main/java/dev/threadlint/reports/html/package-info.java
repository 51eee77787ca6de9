/** The report as one HTML file. */
@NullMarked
package dev.threadlint.reports.html;

import org.jspecify.annotations.NullMarked;
