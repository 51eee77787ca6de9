package dev.threadlint.loads;

import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.apache.derby.drda.NetworkServerControl;

/** The database Derby, behind its network server; public, because Derby asks it for its log. */
public final class DerbyServer implements Server {
  private static final int TRIES = 600;

  private final NetworkServerControl server;
  private final String url;

  DerbyServer() throws Exception {
    // Else a log file lies in the working directory.
    System.setProperty("derby.stream.error.field", DerbyServer.class.getName() + ".LOG");
    System.setProperty("derby.drda.logConnections", "false");
    int port = FreePort.find();
    server = new NetworkServerControl(InetAddress.getByName("127.0.0.1"), port);
    server.start(new PrintWriter(LOG));
    url = "jdbc:derby://127.0.0.1:" + port + "/memory:bank";
    try (Connection connection = first()) {
      BankClient.open(connection);
    }
  }

  /** Where Derby's own messages go: nowhere. */
  public static final Writer LOG = Writer.nullWriter();

  private Connection first() throws Exception {
    for (int i = 0; ; i++) {
      try {
        server.ping();
        return DriverManager.getConnection(url + ";create=true");
      } catch (Exception notYet) {
        if (i == TRIES) {
          throw notYet;
        }
        Thread.sleep(100);
      }
    }
  }

  @Override
  public Client connect() throws SQLException {
    return new BankClient(DriverManager.getConnection(url));
  }

  @Override
  public String check(long calls) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      return BankClient.check(connection, calls);
    }
  }

  @Override
  public void close() throws Exception {
    server.shutdown();
  }
}
