package dev.threadlint.reports.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.reports.ThreadlintException;
import dev.threadlint.reports.model.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
  @TempDir private Path folder;

  @Test
  void classInAnyModule_isFoundByItsPackageAndFile() throws IOException {
    file("shop/src/main/java/app/Shop.java");
    file("shop/src/test/java/app/ShopTest.java");
    file("deep/er/src/main/kotlin/app/Till.kt");
    file("shop/target/classes/src/main/java/app/Gone.java");
    SourceTree tree = SourceTree.below(folder);

    assertThat(tree.path(new Frame("app.Shop$Door", "open", "Shop.java", 3)))
        .contains("shop/src/main/java/app/Shop.java");
    assertThat(tree.path(new Frame("app.ShopTest", "opens", "ShopTest.java", 3)))
        .contains("shop/src/test/java/app/ShopTest.java");
    assertThat(tree.path(new Frame("app.TillKt", "main", "Till.kt", 3)))
        .contains("deep/er/src/main/kotlin/app/Till.kt");
    assertThat(tree.path(new Frame("app.Gone", "x", "Gone.java", 3))).isEmpty();
    assertThat(tree.path(new Frame("other.Shop", "x", "Shop.java", 3))).isEmpty();
    assertThat(tree.path(new Frame("app.Shop", "x", null, 3))).isEmpty();
  }

  @Test
  void namedFolders_areTheOnlyOnes() throws IOException {
    file("code/app/Shop.java");
    file("src/main/java/app/Till.java");
    SourceTree tree = SourceTree.of(folder, List.of(Path.of("code")));

    assertThat(tree.path(new Frame("app.Shop", "x", "Shop.java", 3)))
        .contains("code/app/Shop.java");
    assertThat(tree.path(new Frame("app.Till", "x", "Till.java", 3))).isEmpty();
  }

  @Test
  void fileNameThatLeavesTheTree_isNotFollowed() throws IOException {
    file("src/main/java/app/Shop.java");
    file("secret.java");

    assertThat(
            SourceTree.below(folder).path(new Frame("app.Shop", "x", "../../../../secret.java", 1)))
        .isEmpty();
  }

  @Test
  void missingFolder_isOneSentence() {
    assertThatThrownBy(() -> SourceTree.of(folder, List.of(Path.of("none"))))
        .isInstanceOf(ThreadlintException.class)
        .hasMessageContaining("There is no source folder");
  }

  private void file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }
}
