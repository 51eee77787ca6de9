package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;
import java.io.Serializable;
import java.net.SocketAddress;
import java.util.List;

/**
 * Says which object of which manager a proxy stands for. Python: {@code
 * multiprocessing.managers.Token}.
 */
public final class Token implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final String typeid;
  private final SocketAddress address;
  private final String ident;
  private final Class<? extends BaseProxy> proxyType;

  @SuppressWarnings("serial") // a list of the JDK
  private final List<String> exposed;

  Token(
      String typeid,
      SocketAddress address,
      String ident,
      Class<? extends BaseProxy> proxyType,
      List<String> exposed) {
    this.typeid = typeid;
    this.address = address;
    this.ident = ident;
    this.proxyType = proxyType;
    this.exposed = exposed;
  }

  /** The name under which the object's type was registered. Python: {@code token.typeid}. */
  public String typeid() {
    return typeid;
  }

  /** Where the manager is. Python: {@code token.address}. */
  public SocketAddress address() {
    return address;
  }

  /** The manager's name for the object. Python: {@code token.id}. */
  public String id() {
    return ident;
  }

  /** {@code Token(typeid='dict', address=…, id='1')}. */
  @Override
  public String toString() {
    return "Token(typeid='%s', address=%s, id='%s')".formatted(typeid, address, ident);
  }

  Class<? extends BaseProxy> proxyType() {
    return proxyType;
  }

  List<String> exposed() {
    return exposed;
  }
}
