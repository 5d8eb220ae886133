package signinghelper.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDisplay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Helper window that the system's menu "open with" has started, under Xvfb. */
@Tag("slow")
class OpenedFilesTest {

    @Test
    void showsTheVerdictOnEachAndThenOnTheOneThatIsOpenedNext(@TempDir Path folder) throws Exception {
        for (var name : List.of("whole.txt", "other.txt")) {
            Files.writeString(folder.resolve(name), "总价一万元整");
        }
        Files.createDirectory(folder.resolve("folder"));
        try (var display = TestDisplay.open()) {
            var printed = display.run(
                    OpenedFilesProgram.class,
                    List.of(folder.toString(), folder.resolve("files.png").toString()));
            var shown = new JsonMapper().readValue(printed, OpenedFilesProgram.Shown.class);

            assertThat(String.join("\n", shown.first())).contains("找不到文件", "whole.txt", "gone.p7s", "folder");
            assertThat(shown.second()).anyMatch(text -> text.contains("other.txt"));
            assertThat(String.join("\n", shown.second())).doesNotContain("whole.txt", "gone.p7s");
            assertThat(shown.windows()).isEqualTo(1);
        }
    }
}
