package dev.threadlint.loads;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database HSQLDB, with concurrent versions of rows. */
final class HsqldbServer implements Server {
  private final org.hsqldb.server.Server server = new org.hsqldb.server.Server();
  private final String url;

  HsqldbServer() throws IOException, SQLException {
    int port = FreePort.find();
    server.setSilent(true);
    server.setLogWriter(null);
    server.setErrWriter(null);
    server.setAddress("127.0.0.1");
    server.setPort(port);
    server.setDatabaseName(0, "bank");
    server.setDatabasePath(0, "mem:bank;hsqldb.tx=mvcc");
    server.start();
    url = "jdbc:hsqldb:hsql://127.0.0.1:" + port + "/bank";
    try (Connection connection = open()) {
      BankClient.open(connection);
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(url, "SA", "");
  }

  @Override
  public Client connect() throws SQLException {
    return new BankClient(open());
  }

  @Override
  public String check(long calls) throws SQLException {
    try (Connection connection = open()) {
      return BankClient.check(connection, calls);
    }
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
