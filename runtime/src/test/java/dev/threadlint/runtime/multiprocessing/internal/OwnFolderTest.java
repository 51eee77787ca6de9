package dev.threadlint.runtime.multiprocessing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFolderTest {
  @TempDir Path temporary;
  private int user;

  @BeforeEach
  void findUser() throws IOException {
    assumeTrue(Files.getFileStore(temporary).supportsFileAttributeView("posix"));
    temporary = temporary.toRealPath();
    user = OwnFolder.owner(temporary);
  }

  @Test
  void missingFolder_isMadeForTheUserAlone() throws IOException {
    Path folder = temporary.resolve("a/b");
    assertThat(OwnFolder.find(folder, user)).isNull();
    assertThat(OwnFolder.make(folder, user)).isEqualTo(folder);
    assertThat(OwnFolder.find(folder, user)).isEqualTo(folder);
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.getParent())).isEqualTo("rwx------");
  }

  @Test
  void othersMayEnter_isNotTrusted() throws IOException {
    Path folder = OwnFolder.make(temporary.resolve("a"), user);
    permit(folder, "rwxr-x---");
    assertThat(OwnFolder.find(folder, user)).isNull();
    assertThat(OwnFolder.make(folder, user)).isNull();
  }

  @Test
  void folderIsOfAnotherUser_isNotTrusted() {
    Path folder = OwnFolder.make(temporary.resolve("a"), user);
    assertThat(OwnFolder.find(folder, user + 1)).isNull();
  }

  @Test
  void othersMayReplaceIt_isNotTrusted() throws IOException {
    Path folder = OwnFolder.make(temporary.resolve("open/a"), user);
    permit(folder.getParent(), "rwxrwxrwx");
    assertThat(OwnFolder.find(folder, user)).isNull();
    Files.setAttribute(folder.getParent(), "unix:mode", 01777);
    assertThat(OwnFolder.find(folder, user)).isEqualTo(folder);
  }

  @Test
  void folderIsALink_isNotTrusted() throws IOException {
    Path folder = OwnFolder.make(temporary.resolve("a"), user);
    Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
    assertThat(OwnFolder.find(link, user)).isNull();
    assertThat(OwnFolder.make(link, user)).isNull();
  }

  @Test
  void linkAboveIt_isFollowedFirst() throws IOException {
    Path folder = OwnFolder.make(temporary.resolve("real/a"), user);
    Path link = Files.createSymbolicLink(temporary.resolve("link"), folder.getParent());
    assertThat(OwnFolder.find(link.resolve("a"), user)).isEqualTo(folder);
    permit(folder.getParent(), "rwxrwxrwx");
    assertThat(OwnFolder.find(link.resolve("a"), user)).isNull();
  }

  @Test
  void file_isTrustedIfItIsOneAndNobodyElseMayWrite() throws IOException {
    Path file = Files.createFile(temporary.resolve("f"));
    permit(file, "rw-r--r--");
    assertThat(OwnFolder.hasFile(file, user)).isTrue();
    assertThat(OwnFolder.hasFile(file, user + 1)).isFalse();
    Path link = Files.createSymbolicLink(temporary.resolve("link"), file);
    assertThat(OwnFolder.hasFile(link, user)).isFalse();
    permit(file, "rw-rw-r--");
    assertThat(OwnFolder.hasFile(file, user)).isFalse();
    assertThat(OwnFolder.hasFile(temporary.resolve("none"), user)).isFalse();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
