/**
 * The calls that application classes get around their monitors: bodies of methods change, nothing
 * else.
 */
@NullMarked
package dev.threadlint.agent.instrument.monitor;

import org.jspecify.annotations.NullMarked;
