package dev.threadlint.reports.json;

import com.google.gson.stream.JsonWriter;
import dev.threadlint.reports.model.Durations;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.JoinMeasure;
import dev.threadlint.reports.model.LockMeasure;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.PoolMeasure;
import dev.threadlint.reports.model.StackTrace;
import java.io.IOException;
import java.util.Locale;

/** What was measured as JSON; times in nanoseconds. */
final class MeasuresJson {
  private final JsonWriter json;

  MeasuresJson(JsonWriter json) {
    this.json = json;
  }

  void write(Measures measures) throws IOException {
    json.name("measures").beginObject();
    json.name("locks").beginArray();
    for (LockMeasure lock : measures.locks()) {
      writeLock(lock);
    }
    json.endArray();
    json.name("joins").beginArray();
    for (JoinMeasure join : measures.joins()) {
      json.beginObject();
      json.name("target").value(join.target());
      writePlace(join.stack());
      writeDurations("waits", join.waits());
      json.endObject();
    }
    json.endArray();
    json.name("pools").beginArray();
    for (PoolMeasure pool : measures.pools()) {
      writePool(pool);
    }
    json.endArray();
    json.endObject();
  }

  private void writeLock(LockMeasure lock) throws IOException {
    json.beginObject();
    json.name("class").value(lock.lock().className());
    json.name("field").value(lock.lock().name());
    json.name("kind").value(lock.lock().kind().name().toLowerCase(Locale.ROOT));
    json.name("sampled").value(lock.sampled());
    writePlace(lock.stack());
    writeDurations("waits", lock.waits());
    writeDurations("holds", lock.holds());
    json.name("heldBy").beginArray();
    for (LockMeasure.Holder holder : lock.heldBy()) {
      json.beginObject();
      json.name("thread").value(holder.thread());
      json.name("times").value(holder.times());
      writePlace(holder.stack());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private void writePool(PoolMeasure pool) throws IOException {
    json.beginObject();
    json.name("class").value(pool.className());
    json.name("pools").value(pool.pools());
    json.name("maxWorkers")
        .value(pool.maxWorkers() == Integer.MAX_VALUE ? null : pool.maxWorkers());
    json.name("peakWorkers").value(pool.peakWorkers());
    json.name("tasks").value(pool.tasks());
    json.name("cpuNanos").value(pool.cpuNanos() < 0 ? null : pool.cpuNanos());
    writePlace(pool.stack());
    writeDurations("queued", pool.queued());
    writeDurations("ran", pool.ran());
    json.endObject();
  }

  private void writePlace(StackTrace stack) throws IOException {
    Frame site = stack.site();
    json.name("at").value(site == null ? null : site.toString());
    json.name("stack").beginArray();
    for (Frame frame : stack.frames()) {
      json.value(frame.toString());
    }
    json.endArray();
  }

  private void writeDurations(String name, Durations durations) throws IOException {
    json.name(name).beginObject();
    json.name("count").value(durations.count());
    if (!durations.isEmpty()) {
      json.name("meanNanos").value(durations.mean());
      json.name("p50Nanos").value(durations.percentile(50));
      json.name("p90Nanos").value(durations.percentile(90));
      json.name("p99Nanos").value(durations.percentile(99));
      json.name("maxNanos").value(durations.max());
    }
    json.endObject();
  }
}
