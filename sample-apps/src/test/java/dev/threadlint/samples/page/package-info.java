/** Reads the page of real runs as a person would, in a browser. */
package dev.threadlint.samples.page;
