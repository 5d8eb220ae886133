package signinghelper.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Repairs that move and delete files, by the program itself on a Java for Windows; under Wine. */
@Tag("slow")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsRepairsTest {
    private static final String FORMER = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\former";

    private Wine wine;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        wine = Wine.inChina(folder.resolve("wine"));
        WindowsBuild.copyTo(wine.drive().resolve("helper"), "hubei");
    }

    @AfterAll
    void end() throws Exception {
        wine.close();
    }

    private JsonNode answer(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("C:\\helper\\signing-helper.exe"));
        command.addAll(List.of(arguments));
        command.add("--json");
        var said = wine.run(command.toArray(String[]::new)).said();
        var begin = said.indexOf('{');
        assertThat(begin).as(said).isNotNegative();
        return new ObjectMapper().readTree(said.substring(begin));
    }

    @Test
    void temporaryFilesOfTheLastMonthAreSetAsideAndMovedBack() throws Exception {
        var temporary = wine.person().resolve("AppData/Local/Temp");
        var fresh = Files.writeString(temporary.resolve("投标 tmp.dat"), "new");
        var old = Files.writeString(temporary.resolve("old.dat"), "old");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(40))));

        var done = answer("repair", "temporary-files.last-month", "--yes");

        assertThat(done.at("/run").isTextual()).as(done.toString()).isTrue();
        assertThat(fresh).doesNotExist();
        assertThat(old).exists();

        answer("repair", "--undo", done.at("/run").asText());

        assertThat(fresh).hasContent("new");
    }

    @Test
    void whatAnUpdateHasLeftIsFoundAndDeleted() throws Exception {
        var state = Files.createDirectories(wine.person().resolve("AppData/Local/SigningHelper-hubei"));
        var left = Files.writeString(state.resolve("journal123.new"), "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        assertThat(answer("diagnose", "--only", "leftovers")
                        .at("/findings/0/code")
                        .asText())
                .isEqualTo("LEFTOVERS_FOUND");

        var done = answer("repair", "leftovers.clean", "--yes");

        assertThat(done.at("/run").isTextual()).as(done.toString()).isTrue();
        assertThat(left).doesNotExist();
        assertThat(answer("diagnose", "--only", "leftovers")
                        .at("/findings/0/verdict")
                        .asText())
                .isEqualTo("PASS");
    }

    @Test
    void theEarlierProgramIsFoundInTheListOfInstalledOnes() throws Exception {
        for (var view : List.of("/reg:32", "/reg:64")) {
            wine.run("reg", "add", FORMER, "/v", "DisplayName", "/d", "湖北政采签章助手 2.1", "/f", view);
        }

        var finding = answer("diagnose", "--only", "leftovers").at("/findings/0");

        assertThat(finding.at("/code").asText()).isEqualTo("FORMER_INSTALLATION");
        for (var view : List.of("/reg:32", "/reg:64")) {
            wine.run("reg", "delete", FORMER, "/f", view);
        }
    }

    /** Wine has no time service: what the system cannot do is refused with a word, and the host goes on. */
    @Test
    void aClockThatNobodyContradictsNeedsNoRepair() throws Exception {
        var answer = answer("repair", "clock.synchronise", "--yes");

        assertThat(answer.at("/errors/0/code").asText()).as(answer.toString()).isEqualTo("REPAIR_NOT_NEEDED");
    }
}
