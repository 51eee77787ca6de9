/** Puts the hooks where they belong: which types, which methods, and the bytes. */
@NullMarked
package dev.threadlint.agent.instrument;

import org.jspecify.annotations.NullMarked;
