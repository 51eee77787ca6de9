/** Words for people: in which language, from which bundle, with what put in. */
@NullMarked
package dev.threadlint.reports.language;

import org.jspecify.annotations.NullMarked;
