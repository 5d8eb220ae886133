package signinghelper.platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class SharedNumbersTest {
    @TempDir
    private Path folder;

    @Test
    void eachIsTheLowestThatIsFree() {
        var numbers = new SharedNumbers(folder.resolve("state"), "numbers", 3);
        var first = numbers.take();
        var second = numbers.take();
        assertThat(first.number()).isZero();
        assertThat(second.number()).isEqualTo(1);

        first.close();
        assertThat(numbers.take().number()).isZero();
        assertThat(numbers.take().number()).isEqualTo(2);
        // More than there are share the first.
        try (var more = numbers.take()) {
            assertThat(more.number()).isZero();
        }
        second.close();
        second.close();
        assertThat(numbers.take().number()).isEqualTo(1);
    }

    @Test
    void whereNothingCanBeLockedItIsTheFirst() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        try (var taken = new SharedNumbers(file, "numbers", 3).take()) {
            assertThat(taken.number()).isZero();
        }
    }
}
