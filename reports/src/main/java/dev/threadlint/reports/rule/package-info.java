/** What each rule means, and what a finding of it says, in words for people. */
@NullMarked
package dev.threadlint.reports.rule;

import org.jspecify.annotations.NullMarked;
