package signinghelper.packages;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MadeOnceTest {
    @TempDir
    Path folder;

    private Path input;
    private int times;

    @BeforeEach
    void addInput() throws IOException {
        input = Files.createDirectory(folder.resolve("input"));
        Files.writeString(input.resolve("a.jar"), "");
    }

    private Path made() throws Exception {
        return new MadeOnce(folder.resolve("all/made"), List.of(input)).by(made -> {
            assertThat(made).isEmptyDirectory();
            Files.writeString(made.resolve("a.exe"), Integer.toString(++times));
        });
    }

    @Test
    void isMadeByTheFirstAlone() throws Exception {
        assertThat(made().resolve("a.exe")).hasContent("1");
        assertThat(made().resolve("a.exe")).hasContent("1");
    }

    @Test
    void isMadeAgainOnceAnInputHasChanged() throws Exception {
        made();
        Files.setLastModifiedTime(
                input.resolve("a.jar"), FileTime.from(Instant.now().plus(Duration.ofDays(1))));

        assertThat(made().resolve("a.exe")).hasContent("2");
    }

    @Test
    void isMadeAgainAfterItWasCutShort() throws Exception {
        assertThatThrownBy(() -> new MadeOnce(folder.resolve("all/made"), List.of(input)).by(made -> {
                    Files.writeString(made.resolve("half"), "");
                    throw new IOException("cut short");
                }))
                .hasMessage("cut short");

        assertThat(made().resolve("a.exe")).hasContent("1");
    }
}
