package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import dev.threadlint.runtime.multiprocessing.internal.Wire;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A process that waits at the broker, as the broker sees it. */
final class BrokerClient {
  private static final int VIEWS = 64;

  private final Broker broker = Broker.inThisProcess();
  private final Wire wire;
  private final Map<Integer, RemoteSleeper> sleepers = new ConcurrentHashMap<>();

  // Mapping a file costs more than all else here. A view keeps no file alive that nobody uses.
  private final Map<Long, SharedFile> views =
      new LinkedHashMap<>(VIEWS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SharedFile> eldest) {
          return size() > VIEWS;
        }
      };

  BrokerClient(Wire wire) {
    this.wire = wire;
  }

  /** Does what the process asks for until it goes, or asks for nonsense. */
  void serve() {
    try {
      while (true) {
        handle(BrokerMessage.parse(receive()));
      }
    } catch (EndOfFile | UncheckedIOException | IllegalArgumentException e) {
      // It is gone, or no process of ours: either way its waits are over.
    } finally {
      wire.close();
      broker.forget(sleeper -> sleeper instanceof RemoteSleeper remote && remote.isOf(this));
    }
  }

  private byte[] receive() {
    byte[] frame = wire.receive(Deadline.NEVER);
    if (frame == null) {
      throw new EndOfFile();
    }
    return frame;
  }

  private void handle(BrokerMessage message) {
    switch (message.kind()) {
      case ENQUEUE -> enqueue(message);
      case CANCEL -> cancel(message);
      case CHANGED -> broker.changed(message.word());
      case SIGNAL -> {
        broker.signal(message.word(), message.count());
        answer(BrokerMessage.Kind.DONE, message.ticket());
      }
      default -> throw new IllegalArgumentException("not for a broker: " + message);
    }
  }

  private void enqueue(BrokerMessage message) {
    RemoteSleeper sleeper = new RemoteSleeper(message);
    sleepers.put(message.ticket(), sleeper);
    broker.enqueue(word(message.word()), sleeper, message.goesFirst());
    BrokerServer.attend();
    if (message.until() == Until.SIGNALLED) {
      answer(BrokerMessage.Kind.DONE, message.ticket());
    }
  }

  private void cancel(BrokerMessage message) {
    RemoteSleeper sleeper = sleepers.get(message.ticket());
    if (sleeper != null && broker.cancel(message.word(), sleeper)) {
      sleepers.remove(message.ticket());
      answer(BrokerMessage.Kind.CANCELLED, message.ticket());
    }
  }

  private SharedWord word(WordAddress address) {
    SharedFile file = views.computeIfAbsent(address.file(), SharedFile::attach);
    return file.wordAt(address.offset());
  }

  private void answer(BrokerMessage.Kind kind, int ticket) {
    wire.send(BrokerMessage.answer(kind, ticket).toBytes());
  }

  private final class RemoteSleeper extends Sleeper {
    private final int ticket;

    RemoteSleeper(BrokerMessage message) {
      super(message.sender(), message.until(), message.expected(), message.isForEver());
      this.ticket = message.ticket();
    }

    boolean isOf(BrokerClient client) {
      return BrokerClient.this == client;
    }

    @Override
    void wake() {
      sleepers.remove(ticket);
      try {
        answer(BrokerMessage.Kind.WOKEN, ticket);
      } catch (UncheckedIOException e) {
        // It is gone; the thread that reads from it will notice and have all queues looked at.
      }
    }
  }
}
