/** One class per rule. */
@NullMarked
package dev.threadlint.agent.detect;

import org.jspecify.annotations.NullMarked;
