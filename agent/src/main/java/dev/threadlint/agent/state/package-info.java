/** What is true now and what was ever seen, as built up from facts by the analysis thread. */
@NullMarked
package dev.threadlint.agent.state;

import org.jspecify.annotations.NullMarked;
