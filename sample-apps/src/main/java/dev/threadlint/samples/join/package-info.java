/**
 * Threads that are started, joined, and forgotten. Each wrong program has a right one beside it.
 */
package dev.threadlint.samples.join;
