package dev.threadlint.reports.model;

/** In which mode a lock is held or wanted. */
public enum LockMode {
  /** Nobody else may hold it. */
  EXCLUSIVE,
  /** Other readers may hold it too. */
  SHARED
}
