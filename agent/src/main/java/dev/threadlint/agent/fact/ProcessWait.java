package dev.threadlint.agent.fact;

import dev.threadlint.agent.jdk.SharedWord;
import org.jspecify.annotations.Nullable;

/**
 * A thread of some process that waits, as long as it takes, for one thread of another.
 *
 * @param place what tells this wait from another one of the same thread
 * @param who the thread, its process above and its own number below
 * @param needs the thread that could end the wait, in the same way
 * @param lock what that thread has; null if it is waited for itself, with its process
 */
record ProcessWait(Object place, long who, long needs, @Nullable SharedWord lock) {}
