package dev.threadlint.samples.seed.ip;

import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.Insets;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.WindowConstants;

/** An entry for addresses, a button, and a text that says where they belong. */
final class IpWindow {
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");
  private static final int ROWS = 10;
  private static final int COLUMNS = 84;
  private static final int GAP = 8;

  private final JFrame frame = new JFrame("Where is this address?");
  private final JTextField entry = new JTextField();
  private final JButton button = new JButton("Look up");
  private final JTextArea text = new JTextArea(ROWS, COLUMNS);
  private final JLabel state = new JLabel("One address, or several with a space between.");
  private final UnaryOperator<List<String>> lookUp;
  private final Runnable closed;

  /** To be made, as all of its methods are to be called, by the thread of the window. */
  IpWindow(UnaryOperator<List<String>> lookUp, Runnable closed) {
    this.lookUp = lookUp;
    this.closed = closed;
  }

  void open() {
    arrange();
    button.addActionListener(click -> ask());
    frame.getRootPane().setDefaultButton(button);
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            closed.run();
          }
        });
    frame.pack();
    frame.setMinimumSize(frame.getSize());
    frame.setLocationByPlatform(true);
    frame.setVisible(true);
    entry.requestFocusInWindow();
  }

  private void arrange() {
    entry.setName("entry");
    button.setName("button");
    text.setName("text");
    state.setName("state");
    JLabel label = new JLabel("Address:");
    label.setLabelFor(entry);
    label.setDisplayedMnemonic(KeyEvent.VK_A);
    text.setEditable(false);
    text.getAccessibleContext().setAccessibleName("Results");
    text.setFont(new Font(Font.MONOSPACED, Font.PLAIN, entry.getFont().getSize()));
    text.setMargin(new Insets(GAP / 2, GAP, GAP / 2, GAP));
    text.setLineWrap(true);
    text.setWrapStyleWord(true);
    JPanel row = new JPanel(new BorderLayout(GAP, GAP));
    row.add(label, BorderLayout.LINE_START);
    row.add(entry);
    row.add(button, BorderLayout.LINE_END);
    JComponent all = new JPanel(new BorderLayout(GAP, GAP));
    all.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
    all.add(row, BorderLayout.PAGE_START);
    all.add(new JScrollPane(text));
    all.add(state, BorderLayout.PAGE_END);
    frame.setContentPane(all);
  }

  private void ask() {
    List<String> addresses =
        BETWEEN.splitAsStream(entry.getText()).filter(word -> !word.isEmpty()).toList();
    if (addresses.isEmpty()) {
      state.setText("Type an address first, as 8.8.8.8.");
      return;
    }
    button.setEnabled(false);
    state.setText("Looking up " + addresses.size() + " …");
    new LookupWorker(lookUp, addresses, this::answer).execute();
  }

  private void answer(List<String> lines) {
    lines.forEach(line -> text.append(line + "\n"));
    state.setText(lines.size() + " looked up.");
    button.setEnabled(true);
    entry.selectAll();
    entry.requestFocusInWindow();
  }
}
