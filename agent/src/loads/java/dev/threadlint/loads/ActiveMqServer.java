package dev.threadlint.loads;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;

/** The message broker ActiveMQ: a queue for each client, and a topic with two listeners. */
final class ActiveMqServer implements Server {
  private static final int LISTENERS = 2;

  private final BrokerService broker = new BrokerService();
  private final ActiveMQConnectionFactory factory;
  private final Connection listening;
  private final AtomicInteger clients = new AtomicInteger();
  private final AtomicLong heard = new AtomicLong();
  private final CountDownLatch goodbyes = new CountDownLatch(LISTENERS);

  ActiveMqServer() throws Exception {
    broker.setPersistent(false);
    broker.setUseJmx(false);
    broker.setUseShutdownHook(false);
    String address = broker.addConnector("tcp://127.0.0.1:0").getConnectUri().toString();
    broker.start();
    broker.waitUntilStarted();
    factory = new ActiveMQConnectionFactory(address);
    listening = factory.createConnection();
    for (int i = 0; i < LISTENERS; i++) {
      Session session = listening.createSession(false, Session.AUTO_ACKNOWLEDGE);
      session
          .createConsumer(session.createTopic("news"))
          .setMessageListener(
              message -> {
                try {
                  hear((TextMessage) message);
                } catch (JMSException e) {
                  throw new IllegalStateException(e);
                }
              });
    }
    listening.start();
  }

  private void hear(TextMessage message) throws JMSException {
    if (message.getText().equals("goodbye")) {
      goodbyes.countDown();
    } else {
      heard.incrementAndGet();
    }
  }

  @Override
  public Client connect() throws JMSException {
    return new Trader("orders" + clients.incrementAndGet());
  }

  @Override
  public String check(long calls) throws Exception {
    try (Trader last = new Trader("orders")) {
      last.publish("goodbye");
      boolean all = goodbyes.await(60, TimeUnit.SECONDS);
      return all && heard.get() == calls * LISTENERS ? "ok" : heard + " heard of " + calls;
    }
  }

  @Override
  public void close() throws Exception {
    listening.close();
    broker.stop();
    broker.waitUntilStopped();
  }

  private final class Trader implements Client {
    private final Connection connection = factory.createConnection();
    private final Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    private final MessageProducer orders;
    private final MessageConsumer deliveries;
    private final MessageProducer news;
    private long number;

    Trader(String queue) throws JMSException {
      orders = session.createProducer(session.createQueue(queue));
      deliveries = session.createConsumer(session.createQueue(queue));
      news = session.createProducer(session.createTopic("news"));
      connection.start();
    }

    @Override
    public void call() throws JMSException {
      String order = "order " + number++;
      orders.send(session.createTextMessage(order));
      TextMessage delivered = (TextMessage) deliveries.receive();
      if (!delivered.getText().equals(order)) {
        throw new JMSException(order + " expected, but: " + delivered.getText());
      }
      publish("sold");
    }

    void publish(String text) throws JMSException {
      news.send(session.createTextMessage(text));
    }

    @Override
    public void close() throws JMSException {
      connection.close();
    }
  }
}
