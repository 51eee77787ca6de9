/** The one question of a build: is there a finding that nobody has accepted yet? */
@NullMarked
package dev.threadlint.reports.gate;

import org.jspecify.annotations.NullMarked;
