package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Waiter;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import dev.threadlint.runtime.multiprocessing.internal.Exchange;
import dev.threadlint.runtime.multiprocessing.internal.RunFolder;
import dev.threadlint.runtime.multiprocessing.internal.Wire;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Waits of all other processes: one line to the broker, and one thread that reads from it. */
final class RemoteWaits extends Waits {
  private final AtomicInteger counter = new AtomicInteger();
  private final Map<Integer, RemotePlace> places = new ConcurrentHashMap<>();
  private volatile @Nullable Wire wire;

  RemoteWaits() {
    // Its own thread connects too, for nobody interrupts that one.
    Waiter connected = new Waiter();
    Thread reader = new Thread(() -> connectAndRead(connected), "multiprocessing-waits");
    reader.setDaemon(true);
    reader.start();
    connected.await(this, Deadline.NEVER);
  }

  @Override
  Place enqueue(SharedWord word, Until until, long expected, boolean first, boolean forEver) {
    RemotePlace place = newPlace(word.address());
    send(
        new BrokerMessage(
            BrokerMessage.Kind.ENQUEUE,
            SharedMutex.me(),
            place.ticket,
            place.word,
            until,
            expected,
            (first ? BrokerMessage.FIRST : 0) | (forEver ? BrokerMessage.FOR_EVER : 0)));
    if (until == Until.SIGNALLED) {
      place.awaitDone(word);
    }
    return place;
  }

  @Override
  void changed(SharedWord word) {
    send(BrokerMessage.about(BrokerMessage.Kind.CHANGED, 0, word.address(), 0));
  }

  @Override
  void signal(SharedWord word, int n) {
    RemotePlace place = newPlace(word.address());
    send(BrokerMessage.about(BrokerMessage.Kind.SIGNAL, place.ticket, place.word, n));
    place.awaitDone(word);
    places.remove(place.ticket);
  }

  void cancel(RemotePlace place) {
    send(BrokerMessage.about(BrokerMessage.Kind.CANCEL, place.ticket, place.word, 0));
  }

  private RemotePlace newPlace(WordAddress word) {
    RemotePlace place = new RemotePlace(this, counter.incrementAndGet(), word);
    places.put(place.ticket, place);
    return place;
  }

  private void send(BrokerMessage message) {
    Wire connected = wire;
    if (connected == null) {
      throw RemotePlace.gone();
    }
    connected.send(message.toBytes());
  }

  private void connectAndRead(Waiter connecting) {
    try (Wire connected = Exchange.connect(RunFolder.current().rootPid(), BrokerServer.SERVICE)) {
      wire = connected;
      connecting.signal();
      byte[] frame;
      while ((frame = connected.receive(Deadline.NEVER)) != null) {
        dispatch(BrokerMessage.parse(frame));
      }
    } catch (EndOfFile | UncheckedIOException e) {
      // The program has ended, and this process is about to.
    } finally {
      wire = null;
      connecting.signal();
      places.values().forEach(RemotePlace::lost);
    }
  }

  private void dispatch(BrokerMessage answer) {
    RemotePlace place = places.get(answer.ticket());
    if (place != null) {
      if (answer.kind() == BrokerMessage.Kind.DONE) {
        place.done();
      } else {
        places.remove(place.ticket);
        place.over(answer.kind() == BrokerMessage.Kind.WOKEN);
      }
    }
  }
}
