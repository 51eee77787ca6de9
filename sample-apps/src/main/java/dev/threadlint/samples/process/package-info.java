/** Child processes gone wrong, and how they are cured. */
package dev.threadlint.samples.process;
