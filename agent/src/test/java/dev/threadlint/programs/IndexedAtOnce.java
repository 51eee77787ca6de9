package dev.threadlint.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Threads that fill one index of Lucene and commit it now and then. Lucene makes its writers under
 * the lock of their pool and takes each one's lock there, before anybody else can know it; later
 * the pool's lock is asked for under such a lock.
 */
public final class IndexedAtOnce {
  private static final int THREADS = 4;
  private static final int DOCUMENTS = 1_000;
  private static final int BETWEEN_COMMITS = 200;

  private IndexedAtOnce() {}

  public static void main(String[] arguments) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer());
    config.setRAMBufferSizeMB(1);
    try (ByteBuffersDirectory folder = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(folder, config)) {
      Thread[] threads = new Thread[THREADS];
      for (int i = 0; i < THREADS; i++) {
        String name = "indexer-" + i;
        threads[i] = Threads.start(name, () -> fill(writer, name));
      }
      for (Thread thread : threads) {
        Threads.join(thread);
      }
      System.out.println(writer.getDocStats().numDocs);
    }
  }

  private static void fill(IndexWriter writer, String name) {
    try {
      for (int i = 0; i < DOCUMENTS; i++) {
        Document document = new Document();
        document.add(new StringField("id", name + i, Field.Store.YES));
        document.add(new TextField("text", "word" + i % 97 + " word" + i, Field.Store.NO));
        writer.updateDocument(new Term("id", name + i), document);
        if (i % BETWEEN_COMMITS == 0) {
          writer.commit();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
