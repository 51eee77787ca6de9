/** The report for tools that read SARIF 2.1.0, code scanning of GitHub foremost. */
@NullMarked
package dev.threadlint.reports.sarif;

import org.jspecify.annotations.NullMarked;
