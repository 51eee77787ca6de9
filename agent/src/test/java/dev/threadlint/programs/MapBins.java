package dev.threadlint.programs;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Two threads, apart in time, that ask for locks inside of what a ConcurrentHashMap computes. */
public final class MapBins {
  private static final ConcurrentMap<String, Integer> ONE = new ConcurrentHashMap<>();
  private static final ConcurrentMap<String, Integer> OTHER = new ConcurrentHashMap<>();
  private static final Object LOCK = new Object();
  private static final Object GATE = new Object();

  private MapBins() {}

  public static void main(String[] arguments) {
    switch (arguments[0]) {
      case "compute" ->
          InTurn.run(
              () -> ONE.compute("a", (k, v) -> OTHER.compute("b", (l, w) -> 1)),
              () -> OTHER.compute("b", (k, v) -> ONE.compute("a", (l, w) -> 1)));
      case "absent" ->
          InTurn.run(
              () -> ONE.computeIfAbsent("a", k -> OTHER.computeIfAbsent("b", l -> 1)),
              MapBins::forget,
              () -> OTHER.computeIfAbsent("b", k -> ONE.computeIfAbsent("a", l -> 1)));
      case "put-in-compute" ->
          InTurn.run(
              () -> ONE.compute("a", (k, v) -> OTHER.put("b", 1)),
              () -> OTHER.compute("b", (k, v) -> ONE.put("a", 1)));
      case "merge-then-put" -> InTurn.run(MapBins::lockInMerge, MapBins::putUnderLock);
      case "put-then-merge" -> InTurn.run(MapBins::putUnderLock, MapBins::lockInMerge);
      case "remove" -> InTurn.run(MapBins::lockInMerge, MapBins::removeUnderLock);
      case "present" -> InTurn.run(MapBins::lockInPresent, MapBins::putUnderLock);
      case "other-keys" ->
          InTurn.run(
              () -> ONE.compute("a", (k, v) -> OTHER.compute("b", (l, w) -> 1)),
              () -> OTHER.compute("c", (k, v) -> ONE.compute("d", (l, w) -> 1)));
      case "same-order" ->
          InTurn.run(
              () -> ONE.compute("a", (k, v) -> OTHER.compute("b", (l, w) -> 1)),
              () -> ONE.compute("a", (k, v) -> OTHER.compute("b", (l, w) -> 1)));
      case "get" ->
          InTurn.run(
              () -> ONE.compute("a", (k, v) -> OTHER.get("b")),
              () -> OTHER.compute("b", (k, v) -> ONE.get("a")));
      case "gate" -> InTurn.run(MapBins::mergeBehindGate, MapBins::putBehindGate);
      default -> InTurn.run(MapBins::lockAfterFailure, MapBins::putUnderLock);
    }
  }

  private static void forget() {
    ONE.clear();
    OTHER.clear();
  }

  private static int lock(int value) {
    synchronized (LOCK) {
      return value;
    }
  }

  private static void lockInMerge() {
    ONE.put("a", 1);
    ONE.merge("a", 1, (k, v) -> lock(1));
  }

  private static void lockInPresent() {
    ONE.put("a", 1);
    ONE.computeIfPresent("a", (k, v) -> lock(1));
  }

  private static void putUnderLock() {
    synchronized (LOCK) {
      ONE.put("a", 1);
    }
  }

  private static void removeUnderLock() {
    synchronized (LOCK) {
      ONE.remove("a");
    }
  }

  private static void mergeBehindGate() {
    synchronized (GATE) {
      lockInMerge();
    }
  }

  private static void putBehindGate() {
    synchronized (GATE) {
      putUnderLock();
    }
  }

  private static void lockAfterFailure() {
    try {
      ONE.compute("a", (k, v) -> Integer.valueOf("no number"));
    } catch (NumberFormatException expected) {
      lock(1);
    }
  }
}
