package signinghelper.window.notice;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDesktop;
import signinghelper.testkit.junit.Eventually;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The notice beside the work of somebody who types, with a window manager. */
@Tag("slow")
class NoticeWindowTest {

    @Test
    void leavesTheFocusWhereItIsAndIsTurnedToAndClosedByKeys(@TempDir Path folder) throws Exception {
        try (var desktop = TestDesktop.open(folder)) {
            var program = desktop.start(NoticeProgram.class);
            var work = desktop.await(NoticeProgram.WORK);
            Eventually.until(
                    "the notice is there",
                    () -> desktop.windows(NoticeProgram.NOTICE).size() == 1);

            assertThat(desktop.await(NoticeProgram.WORK)).isEqualTo(work);
            desktop.type("before ");
            desktop.activate(NoticeProgram.NOTICE);
            desktop.press("Tab", "Escape");
            desktop.awaitNone(NoticeProgram.NOTICE);
            desktop.await(NoticeProgram.WORK);
            desktop.type("after");
            desktop.press("Return");

            assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("before after\n");
        }
    }
}
