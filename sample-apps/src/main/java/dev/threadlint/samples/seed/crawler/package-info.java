/** The crawler of one of the articles, and a bookshop on this machine for it to crawl. */
@NullMarked
package dev.threadlint.samples.seed.crawler;

import org.jspecify.annotations.NullMarked;
