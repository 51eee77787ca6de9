package dev.threadlint.runtime.multiprocessing;

import java.io.Serializable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A callback that can be sent to another process: a lambda or method reference whose captured
 * values are serialisable, such as the proxies of a manager.
 *
 * <pre>{@code
 * DictProxy<String, Long> sizes = manager.dict();
 * Callback<Long> keep = size -> sizes.setItem("index", size);
 * }</pre>
 *
 * @param <T> what it gets
 */
@FunctionalInterface
public interface Callback<T extends @Nullable Object> extends Consumer<T>, Serializable {}
