package dev.threadlint.programs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Vector;

/** The JDK's own locks: two collections of which each is given to the other. */
public final class LockOrderCollections {
  private LockOrderCollections() {}

  public static void main(String[] arguments) {
    switch (arguments[0]) {
      case "list" ->
          addAll(
              Collections.synchronizedList(new ArrayList<>(List.of("a"))),
              Collections.synchronizedList(new ArrayList<>(List.of("b"))));
      case "vector" -> compare(new Vector<>(List.of("a")), new Vector<>(List.of("a")));
      case "set" ->
          removeAll(
              Collections.synchronizedSet(new HashSet<>(Set.of("a"))),
              Collections.synchronizedSet(new HashSet<>(Set.of("b"))));
      case "map" ->
          putAll(
              Collections.synchronizedMap(new HashMap<>(Map.of("a", 1))),
              Collections.synchronizedMap(new HashMap<>(Map.of("b", 2))));
      case "hashtable" -> compare(new Hashtable<>(Map.of("a", 1)), new Hashtable<>(Map.of("a", 1)));
      default -> append(new StringBuffer("a"), new StringBuffer("b"));
    }
  }

  private static void addAll(Collection<String> one, Collection<String> other) {
    InTurn.run(() -> one.addAll(other), () -> other.addAll(one));
  }

  private static void removeAll(Set<String> one, Set<String> other) {
    InTurn.run(() -> one.removeAll(other), () -> other.removeAll(one));
  }

  private static void putAll(Map<String, Integer> one, Map<String, Integer> other) {
    InTurn.run(() -> one.putAll(other), () -> other.putAll(one));
  }

  private static void compare(Object one, Object other) {
    InTurn.run(() -> one.equals(other), () -> other.equals(one));
  }

  private static void append(StringBuffer one, StringBuffer other) {
    InTurn.run(() -> one.append(other), () -> other.append(one));
  }
}
