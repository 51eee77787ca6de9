/**
 * Pools that wait for themselves and tasks that fail in silence. Each wrong program has a right one
 * beside it.
 */
package dev.threadlint.samples.pool;
