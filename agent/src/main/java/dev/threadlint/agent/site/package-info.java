/** The places in code where monitors are taken, which hooks name by number. */
@NullMarked
package dev.threadlint.agent.site;

import org.jspecify.annotations.NullMarked;
