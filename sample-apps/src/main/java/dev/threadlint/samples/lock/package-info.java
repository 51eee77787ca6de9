/** Locks in the wrong order, twice, or upgraded. Each wrong program has a right one beside it. */
package dev.threadlint.samples.lock;
