/** The shared words: immutable records that the agent fills and every renderer reads. */
@NullMarked
package dev.threadlint.reports.model;

import org.jspecify.annotations.NullMarked;
