/**
 * What a program may ask of the agent that traces it: to be told of findings as they arise.
 *
 * <p>The classes lie in the agent's jar. A program is compiled against that jar, and runs with it
 * as agent; without the agent, all here does nothing. The program must have these classes from the
 * system class loader, where the JVM puts the agent's jar: a copy that another loader has made is
 * not the one that the agent knows.
 */
@NullMarked
package dev.threadlint.agent.api;

import org.jspecify.annotations.NullMarked;
