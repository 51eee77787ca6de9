package dev.threadlint.runtime.multiprocessing.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.ConnectionRefused;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where other processes come for the ends of the pipes that were made in this one. */
final class PipeDesk {
  /*
   * They say: "take END NUMBER", and the wire is theirs from then on; "keep END", which is answered
   * with the number of the place; "cancel END NUMBER". The name of an end is drawn at random: who
   * knows it was given it by somebody who holds the end.
   */
  private static final String SERVICE = "pipe";
  private static final int LONGEST = 128;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Map<String, PipeEnd> ENDS = new ConcurrentHashMap<>();
  private static final Map<PipeEnd, String> NAMES = new ConcurrentHashMap<>();

  private PipeDesk() {}

  /** From now on others can come for this end. */
  static EndTicket ticket(PipeEnd end, int number) {
    String name =
        NAMES.computeIfAbsent(end, ignored -> HexFormat.of().formatHex(Handshake.nonce()));
    ENDS.put(name, end);
    Exchange.offer(SERVICE, PipeDesk::serve);
    return new EndTicket(OwnPid.get(), name, number);
  }

  static void forget(PipeEnd end) {
    String name = NAMES.remove(end);
    if (name != null) {
      ENDS.remove(name);
    }
  }

  static Endpoint redeem(EndTicket ticket) {
    if (ticket.pid() != OwnPid.get()) {
      Wire wire = ask(ticket.pid(), "take " + ticket.end() + " " + ticket.number());
      return WireEnd.ofPipe(wire, ticket);
    }
    PipeEnd end = ENDS.get(ticket.end());
    if (end == null || !end.redeem(ticket.number())) {
      throw new ConnectionRefused("[Errno 111] Connection refused");
    }
    return end;
  }

  /** One more place at the end of which a place was had with this ticket. */
  static EndTicket reserve(EndTicket had) {
    try (Wire wire = ask(had.pid(), "keep " + had.end())) {
      byte[] number = wire.receive(Deadline.in(PATIENCE), Integer.BYTES);
      if (number == null || number.length != Integer.BYTES) {
        throw new ConnectionRefused("[Errno 111] Connection refused");
      }
      return new EndTicket(had.pid(), had.end(), Packed.getInt(number, 0));
    }
  }

  static void cancel(EndTicket ticket) {
    try (Wire wire = ask(ticket.pid(), "cancel " + ticket.end() + " " + ticket.number())) {
      wire.receive(Deadline.in(PATIENCE), 1);
    } catch (RuntimeException e) {
      // Whoever kept the place is gone, and the place with it.
    }
  }

  private static Wire ask(long pid, String question) {
    Wire wire = Exchange.connect(pid, SERVICE);
    wire.send(question.getBytes(UTF_8));
    return wire;
  }

  private static void serve(Wire wire) {
    boolean kept = false;
    try {
      byte[] question = Exchange.introduction(wire, LONGEST);
      kept = question != null && answer(new String(question, UTF_8).split(" ", -1), wire);
    } catch (UncheckedIOException | NumberFormatException e) {
      // Whoever asked is gone, or nobody we know.
    } finally {
      if (!kept) {
        wire.close();
      }
    }
  }

  /** Whether the wire is needed any longer. */
  private static boolean answer(String[] words, Wire wire) {
    PipeEnd end = words.length > 1 ? ENDS.get(words[1]) : null;
    if (end == null) {
      return false;
    }
    switch (words[0]) {
      case "take":
        return end.redeem(Integer.parseInt(words[2]), wire);
      case "keep":
        byte[] number = new byte[Integer.BYTES];
        Packed.putInt(number, 0, end.reserve());
        wire.send(number);
        return false;
      default:
        end.cancel(Integer.parseInt(words[2]));
        return false;
    }
  }
}
