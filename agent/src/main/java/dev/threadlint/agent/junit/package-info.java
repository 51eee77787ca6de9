/**
 * What a test framework loads of the agent's jar: who tells the tracer which test runs, and who
 * fails the test in which a finding arose. The only classes, beside the agent's two first ones,
 * that lie on the program's class path.
 */
@NullMarked
package dev.threadlint.agent.junit;

import org.jspecify.annotations.NullMarked;
