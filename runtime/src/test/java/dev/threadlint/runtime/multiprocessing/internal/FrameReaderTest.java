package dev.threadlint.runtime.multiprocessing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.multiprocessing.EndOfFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FrameReaderTest {
  private final Random random = new Random(4711);

  @Test
  void framesOfAnyLength_comeOutAsTheyWentIn(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("frames");
    byte[][] frames = new byte[200][];
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      FrameWriter writer = new FrameWriter(out);
      for (int i = 0; i < frames.length; i++) {
        frames[i] = new byte[i % 20 == 0 ? random.nextInt(1 << 20) : random.nextInt(20_000)];
        random.nextBytes(frames[i]);
        writer.write(frames[i]);
      }
    }
    FrameReader reader = inPieces(Files.readAllBytes(file));
    for (byte[] frame : frames) {
      assertThat(reader.next()).isEqualTo(frame);
    }
    assertThatThrownBy(reader::next).isExactlyInstanceOf(EndOfFile.class);
  }

  @Test
  void lengthIsALie_costsNoMemory() {
    FrameReader reader = inPieces(new byte[] {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1, 2});
    assertThatThrownBy(reader::next).isExactlyInstanceOf(EndOfFile.class);
  }

  @Test
  void lengthBelowZero_isRefused() {
    FrameReader reader = inPieces(new byte[] {(byte) 0x80, 0, 0, 0, 1});
    assertThatThrownBy(reader::next)
        .isExactlyInstanceOf(UncheckedIOException.class)
        .hasMessage("bad message length");
  }

  @Test
  void malformedFrames_endInOneOfThree() {
    for (int i = 0; i < 10_000; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      FrameReader reader = inPieces(noise);
      ByteArrayOutputStream taken = new ByteArrayOutputStream();
      assertThatThrownBy(
              () -> {
                while (true) {
                  taken.write(reader.next());
                }
              })
          .isInstanceOfAny(EndOfFile.class, UncheckedIOException.class);
      assertThat(taken.size()).isLessThanOrEqualTo(noise.length);
    }
  }

  private FrameReader inPieces(byte[] bytes) {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    return new FrameReader() {
      @Override
      int read(byte[] into, int offset, int size) {
        return in.read(into, offset, Math.min(size, 1 + random.nextInt(100_000)));
      }
    };
  }
}
