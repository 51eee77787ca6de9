package dev.threadlint.runtime.multiprocessing;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes shared memory and frees all of it when it is shut down. Python: {@code
 * multiprocessing.managers.SharedMemoryManager}.
 *
 * <pre>{@code
 * try (SharedMemoryManager manager = new SharedMemoryManager()) {
 *   manager.start();
 *   ShareableList list = manager.shareableList(List.of(1, 2, 3));
 * } // its memory is gone
 * }</pre>
 */
@SuppressWarnings("checkstyle:TypeName") // Python's name
public final class SharedMemoryManager extends BaseManager {
  private final List<SharedMemory> blocks = new ArrayList<>();

  /** At an address of its own, with the key of this process. */
  public SharedMemoryManager() {
    this(null, null);
  }

  /** Python: {@code SharedMemoryManager(address, authkey)}. */
  public SharedMemoryManager(@Nullable SocketAddress address, byte @Nullable [] authkey) {
    super(address, authkey);
  }

  /** Python: {@code manager.SharedMemory(size)}; see {@link SharedMemory#SharedMemory(int)}. */
  public SharedMemory sharedMemory(int size) {
    return track(new SharedMemory(size));
  }

  /** Python: {@code manager.ShareableList(sequence)}. */
  public ShareableList shareableList(List<? extends @Nullable Object> items) {
    ShareableList list = new ShareableList(items);
    track(list.shm());
    return list;
  }

  @Override
  void beforeShutdown() {
    List<SharedMemory> left;
    synchronized (blocks) {
      left = new ArrayList<>(blocks);
      blocks.clear();
    }
    for (SharedMemory block : left) {
      try {
        block.unlink();
      } catch (FileNotFound e) {
        // The program has done it.
      }
    }
  }

  private SharedMemory track(SharedMemory block) {
    synchronized (blocks) {
      blocks.add(block);
    }
    return block;
  }
}
