/** What the hooks saw, as immutable records: the only thing that state and detectors know. */
@NullMarked
package dev.threadlint.agent.fact;

import org.jspecify.annotations.NullMarked;
