/** The command line of the agent's jar: its own commands beside those that read recordings. */
@NullMarked
package dev.threadlint.agent.cli;

import org.jspecify.annotations.NullMarked;
