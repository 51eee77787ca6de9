package dev.threadlint.runtime.multiprocessing;

import static java.util.stream.Collectors.joining;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Routine;
import dev.threadlint.runtime.internal.PythonRepr;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The objects of one manager, and the answers to what is asked about them. */
final class ManagerServer {
  /*
   * An answer is two things: what kind it is, and a value. Whatever goes wrong with a question is
   * an answer too; only what a method itself throws is thrown again on the other side.
   */
  static final String RETURN = "#RETURN";
  static final String PROXY = "#PROXY";
  static final String ERROR = "#ERROR";
  static final String TRACEBACK = "#TRACEBACK";
  static final String UNSERIALIZABLE = "#UNSERIALIZABLE";

  static final String STR = "__str__";
  static final String GET_VALUE = "#GETVALUE";

  static final String CREATE = "create";
  static final String INCREASE = "incref";
  static final String DECREASE = "decref";
  static final String COUNT = "number_of_objects";
  static final String DUMMY = "dummy";
  static final String SHUTDOWN = "shutdown";

  private static final Map<SocketAddress, ManagerServer> HERE = new ConcurrentHashMap<>();

  private final SocketAddress address;
  private final Map<String, ManagedType> types;
  private final Runnable stop;
  private final Map<String, ServedObject> objects = new ConcurrentHashMap<>();
  private final AtomicLong idents = new AtomicLong();

  ManagerServer(SocketAddress address, Map<String, ManagedType> types, Runnable stop) {
    this.address = address;
    this.types = types;
    this.stop = stop;
    HERE.put(address, this);
  }

  /** The manager at an address if it is in this process. */
  static @Nullable ManagerServer at(SocketAddress address) {
    return HERE.get(address);
  }

  /** The object itself of a proxy that has come to its manager. */
  static Object referentOf(@Nullable Object proxy) {
    if (proxy instanceof BaseProxy known) {
      ManagerServer server = at(known.token().address());
      Object value = server == null ? null : server.find(known.token().id()).value();
      if (value != null) {
        return value;
      }
    }
    throw new ClassCastException("not an object of this manager: " + PythonRepr.of(proxy));
  }

  void forget() {
    HERE.remove(address, this);
  }

  List<@Nullable Object> answer(String ident, String method, @Nullable Object[] arguments) {
    try {
      return ident.isEmpty()
          ? answer(RETURN, administer(method, arguments))
          : call(find(ident), method, arguments);
    } catch (Throwable e) {
      return answer(TRACEBACK, traceback(e));
    }
  }

  static List<@Nullable Object> answer(String kind, @Nullable Object value) {
    return new ArrayList<>(Arrays.asList(kind, value));
  }

  static String traceback(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private @Nullable Object administer(String method, @Nullable Object[] arguments)
      throws Exception {
    switch (method) {
      case CREATE:
        return create(
            String.valueOf(arguments[0]), Arrays.copyOfRange(arguments, 1, arguments.length));
      case INCREASE:
        find(String.valueOf(arguments[0])).increase();
        return null;
      case DECREASE:
        decrease(String.valueOf(arguments[0]));
        return null;
      case COUNT:
        return objects.size();
      case DUMMY:
        return null;
      case SHUTDOWN:
        stop.run();
        return null;
      default:
        throw new NoSuchElementException(PythonRepr.of(method));
    }
  }

  private Token create(String typeid, @Nullable Object[] arguments) throws Exception {
    ManagedType type = type(typeid);
    Routine<?> callable = type.callable();
    if (callable == null) {
      throw new IllegalArgumentException("Without callable, must have one non-keyword argument");
    }
    return serve(typeid, type, Arguments.of(arguments).call(callable));
  }

  private Token serve(String typeid, ManagedType type, @Nullable Object value) {
    String ident = Long.toHexString(idents.incrementAndGet());
    ServedObject served = new ServedObject(value, type);
    objects.put(ident, served);
    return new Token(typeid, address, ident, type.proxyType(), served.exposed());
  }

  private List<@Nullable Object> call(
      ServedObject served, String method, @Nullable Object[] arguments) {
    if (method.equals(STR)) {
      return answer(RETURN, PythonRepr.str(served.value()));
    } else if (method.equals(GET_VALUE)) {
      return answer(RETURN, plain(served.value()));
    } else if (!served.exposed().contains(method)) {
      return answer(TRACEBACK, notExposed(served, method));
    }
    Object result;
    try {
      result = served.invoke(method, arguments);
    } catch (Throwable e) {
      return answer(ERROR, e);
    }
    String typeid = served.typeidOfResult(method);
    return typeid == null
        ? answer(RETURN, result)
        : answer(PROXY, serve(typeid, type(typeid), result));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Served served ? served.plain() : value;
  }

  private static String notExposed(ServedObject served, String method) {
    Object value = served.value();
    return traceback(
        new NoSuchElementException(
            "method %s of <class '%s'> object is not in exposed={%s}"
                .formatted(
                    PythonRepr.of(method),
                    value == null ? "NoneType" : value.getClass().getName(),
                    served.exposed().stream().map(PythonRepr::of).collect(joining(", ")))));
  }

  private void decrease(String ident) {
    if (!find(ident).decrease()) {
      objects.remove(ident);
    }
  }

  private ServedObject find(String ident) {
    ServedObject served = objects.get(ident);
    if (served == null) {
      throw new NoSuchElementException(PythonRepr.of(ident));
    }
    return served;
  }

  private ManagedType type(String typeid) {
    ManagedType type = types.get(typeid);
    if (type == null) {
      throw new NoSuchElementException(PythonRepr.of(typeid));
    }
    return type;
  }
}
