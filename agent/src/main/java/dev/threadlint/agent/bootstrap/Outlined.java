package dev.threadlint.agent.bootstrap;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The JIT is to call the method and not to copy it into each caller.
 *
 * <p>What the hooks do when there is something to tell is long, and in a server that always has
 * something to tell it is hot as well: copied into every place with a lock it keeps the compiler
 * busy for a minute, while the program runs uncompiled.
 *
 * <p>In the shipped jar this is the JDK's own annotation, which only classes of the boot loader may
 * use: see the relocations in the build.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Outlined {}
