/** The commands that read recordings; the agent's jar mounts them in its main class. */
@NullMarked
package dev.threadlint.reports.cli;

import org.jspecify.annotations.NullMarked;
