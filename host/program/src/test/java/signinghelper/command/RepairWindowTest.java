package signinghelper.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDesktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A repair in the helper window by a user without a mouse. */
@Tag("slow")
class RepairWindowTest {

    @Test
    void isDoneAfterConsentAloneAndCanBeTakenBack(@TempDir Path folder) throws Exception {
        RepairWindowProgram.Shown shown;
        try (var desktop = TestDesktop.open(Files.createDirectory(folder.resolve("desktop")))) {
            var printed = desktop.run(RepairWindowProgram.class, List.of(folder.toString()));
            shown = new JsonMapper().readValue(printed, RepairWindowProgram.Shown.class);
        }

        assertThat(shown.asked().said())
                .contains("同步电脑时间", "1. ", folder.resolve("in-the-way").toString(), "管理员的密码", "可以撤销");
        assertThat(shown.asked().runs()).as("nothing happens before consent").isZero();
        assertThat(shown.givenUp().isBroken()).as("Enter does not agree").isTrue();
        assertThat(shown.givenUp().runs()).isZero();
        assertThat(shown.failed().said()).contains("仍是原来的状态");
        assertThat(shown.failed().isBroken()).isTrue();
        assertThat(shown.done().isBroken()).isFalse();
        assertThat(shown.done().runs()).isEqualTo(2);
        assertThat(shown.undone().isBroken()).isTrue();
        assertThat(shown.nameless()).isEmpty();
        assertThat(shown.looks()).as("looks again after each").isGreaterThanOrEqualTo(3);
    }
}
