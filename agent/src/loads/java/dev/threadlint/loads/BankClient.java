package dev.threadlint.loads;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;

/** Transfers money between two of a thousand accounts, in a transaction, by any JDBC database. */
final class BankClient implements Server.Client {
  private static final int ACCOUNTS = 1_000;
  private static final int EACH = 1_000;

  private final Connection connection;
  private final PreparedStatement change;
  private final PreparedStatement ask;
  private final PreparedStatement note;

  BankClient(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    change = connection.prepareStatement("update account set balance = balance + ? where id = ?");
    ask = connection.prepareStatement("select balance from account where id = ?");
    note = connection.prepareStatement("update transfers set number = number + 1 where id = ?");
  }

  /** Makes the accounts. */
  static void open(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table account (id int primary key, balance int not null)");
      statement.execute("create table transfers (id int primary key, number bigint not null)");
      for (int i = 0; i < ACCOUNTS; i++) {
        statement.execute("insert into account values (" + i + ", " + EACH + ")");
        statement.execute("insert into transfers values (" + i + ", 0)");
      }
    }
  }

  /** Whether no money and no transfer was lost. */
  static String check(Connection connection, long calls) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet money = statement.executeQuery("select sum(balance) from account")) {
      money.next();
      long sum = money.getLong(1);
      try (ResultSet transfers = statement.executeQuery("select sum(number) from transfers")) {
        transfers.next();
        long done = transfers.getLong(1);
        return sum == (long) ACCOUNTS * EACH && done == calls
            ? "ok"
            : "sum " + sum + ", " + done + " transfers of " + calls;
      }
    }
  }

  @Override
  public void call() throws SQLException {
    int one = ThreadLocalRandom.current().nextInt(ACCOUNTS);
    int other = (one + 1 + ThreadLocalRandom.current().nextInt(ACCOUNTS - 1)) % ACCOUNTS;
    while (true) {
      try {
        // Always in the accounts' order, as a careful program does.
        add(Math.min(one, other), one < other ? -1 : 1);
        add(Math.max(one, other), one < other ? 1 : -1);
        ask.setInt(1, one);
        try (ResultSet row = ask.executeQuery()) {
          row.next();
        }
        note.setInt(1, one);
        note.executeUpdate();
        connection.commit();
        return;
      } catch (SQLTransactionRollbackException again) {
        connection.rollback();
      }
    }
  }

  private void add(int account, int amount) throws SQLException {
    change.setInt(1, amount);
    change.setInt(2, account);
    change.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
