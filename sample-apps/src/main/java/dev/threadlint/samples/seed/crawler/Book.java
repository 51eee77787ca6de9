package dev.threadlint.samples.seed.crawler;

/**
 * An offer of the shop.
 *
 * @param title as a person reads it
 * @param price as it stands there
 */
record Book(String title, String price) {}
