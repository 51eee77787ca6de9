/** Programs on the runtime library's own types, run as those of the package above are. */
@NullMarked
package dev.threadlint.programs.library;

import org.jspecify.annotations.NullMarked;
