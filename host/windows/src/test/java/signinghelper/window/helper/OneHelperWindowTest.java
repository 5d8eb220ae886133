package signinghelper.window.helper;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.guidance.Language;
import signinghelper.platform.SoleHolder;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.junit.Eventually;
import signinghelper.work.HelperWindow;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two of the user's programs, each with a window that only records its requests. */
class OneHelperWindowTest {
    @TempDir
    private Path folder;

    /** Window without a screen, which stays open until the test closes it. */
    private static final class Shown implements HelperWindow {
        private final List<Language> openings = new CopyOnWriteArrayList<>();
        private final List<ErrorCode> codes = new CopyOnWriteArrayList<>();
        private final List<Path> files = new CopyOnWriteArrayList<>();
        private final Semaphore closings = new Semaphore(0);
        private boolean hasDesktop = true;

        @Override
        public void open(Language language, @Nullable ErrorCode about) throws Refusal {
            if (!hasDesktop) {
                throw Refusal.of(ErrorCode.PROMPT_UNAVAILABLE);
            }
            openings.add(language);
            Optional.ofNullable(about).ifPresent(codes::add);
        }

        @Override
        public void inspect(Language language, List<Path> asked) throws Refusal {
            files.addAll(asked);
            open(language, null);
        }

        @Override
        public void awaitClosed() throws Refusal {
            try {
                closings.acquire();
                closings.release();
            } catch (InterruptedException e) {
                throw Refusal.of(ErrorCode.ABORTED, e);
            }
        }

        @Override
        public void close() {
            closings.release();
        }
    }

    private final Shown first = new Shown();
    private final Shown second = new Shown();

    private OneHelperWindow program(Shown window) {
        return program(window, "1.2.0", () -> false);
    }

    private OneHelperWindow program(Shown window, String version, BooleanSupplier asksForPin) {
        return new OneHelperWindow(
                window, new SoleHolder(folder.resolve("state"), "helper-window"), version, asksForPin);
    }

    /** Returns a window that soon treats a silent holder as hanging. */
    private OneHelperWindow impatient(Shown window) {
        return new OneHelperWindow(
                window,
                new SoleHolder(folder.resolve("state"), "helper-window", Duration.ofMillis(200)),
                "1.2.0",
                () -> false);
    }

    @Test
    void theOneThatIsOpenComesToTheFrontInstead() throws Exception {
        program(first).open(Language.CHINESE, null);
        program(second).open(Language.ENGLISH, null);

        Eventually.until("the first comes to the front", () -> first.openings.size() == 2);
        assertThat(first.openings).containsExactly(Language.CHINESE, Language.CHINESE);
        assertThat(second.openings).isEmpty();
        assertThat(folder.resolve("state/helper-window.call")).doesNotExist();
    }

    @Test
    void aNewerProgramTakesTheWindowOver() throws Exception {
        program(first).open(Language.CHINESE, null);
        var newer = program(second, "1.10.0", () -> false);
        newer.open(Language.ENGLISH, ErrorCode.CLOCK_WRONG);

        assertThat(second.openings).containsExactly(Language.ENGLISH);
        assertThat(second.codes).containsExactly(ErrorCode.CLOCK_WRONG);
        Eventually.until("the first is closed", () -> first.closings.availablePermits() == 1);
        // From now on the newer one is called.
        program(first).open(Language.CHINESE, null);
        Eventually.until("the second comes to the front", () -> second.openings.size() == 2);
        assertThat(first.openings).hasSize(1);
    }

    @Test
    void aPinWindowIsNotDisturbedByANewerProgram() throws Exception {
        program(first, "1.2.0", () -> true).open(Language.CHINESE, null);
        program(second, "1.3.0", () -> false).open(Language.CHINESE, null);

        Eventually.until("the first comes to the front", () -> first.openings.size() == 2);
        assertThat(second.openings).isEmpty();
    }

    @Test
    void anOlderProgramTakesNothingOver() throws Exception {
        program(first).open(Language.CHINESE, null);
        program(second, "1.1.9", () -> false).open(Language.CHINESE, null);

        Eventually.until("the first comes to the front", () -> first.openings.size() == 2);
        assertThat(second.openings).isEmpty();
    }

    @Test
    void theOneThatIsOpenIsToldWhatItIsOpenedAbout() throws Exception {
        program(first).open(Language.CHINESE, null);
        program(second).open(Language.CHINESE, ErrorCode.CLOCK_WRONG);

        Eventually.until("the first is told", () -> !first.codes.isEmpty());
        assertThat(first.codes).containsExactly(ErrorCode.CLOCK_WRONG);
    }

    @Test
    void theOneThatIsOpenReceivesTheFiles() throws Exception {
        var files = List.of(
                folder.resolve("投标文件 (1).p7s").toAbsolutePath(),
                folder.resolve("长".repeat(80)).resolve("文".repeat(80) + ".ofd").toAbsolutePath());
        program(first).open(Language.CHINESE, null);
        program(second).inspect(Language.ENGLISH, files);

        Eventually.until("the first comes to the front", () -> first.openings.size() == 2);
        assertThat(first.files).isEqualTo(files);
        assertThat(second.openings).isEmpty();
    }

    @Test
    void aNewerProgramTakesTheFilesToItsOwnWindow() throws Exception {
        var file = folder.resolve("a.ofd");
        program(first).open(Language.CHINESE, null);
        program(second, "1.3.0", () -> false).inspect(Language.CHINESE, List.of(file));

        assertThat(second.files).containsExactly(file);
        assertThat(first.files).isEmpty();
    }

    @Test
    void anotherVersionsCallForSomethingUnknownIsHeardAllTheSame() throws Exception {
        program(first).open(Language.CHINESE, null);
        assertThat(new SoleHolder(folder.resolve("state"), "helper-window").call("FURTHER_CODE"))
                .isTrue();

        Eventually.until("the first comes to the front", () -> first.openings.size() == 2);
        assertThat(first.codes).isEmpty();
    }

    @Test
    void onceItIsClosedAnotherProgramShowsItsOwn() throws Exception {
        program(first).open(Language.CHINESE, null);
        first.close();

        Eventually.until("the second is shown", () -> {
            impatient(second).open(Language.ENGLISH, null);
            return !second.openings.isEmpty();
        });
    }

    @Test
    void aProgramThatEndsLeavesItToOthers() throws Exception {
        var ending = program(first);
        ending.open(Language.CHINESE, null);
        ending.close();
        program(second).open(Language.ENGLISH, null);

        assertThat(second.openings).containsExactly(Language.ENGLISH);
    }

    @Test
    void aProgramWithoutADesktopIsNotTheOne() throws Exception {
        first.hasDesktop = false;
        assertThatThrownBy(() -> program(first).open(Language.CHINESE, null)).isInstanceOf(Refusal.class);
        program(second).open(Language.ENGLISH, null);

        assertThat(second.openings).containsExactly(Language.ENGLISH);
    }

    @Test
    void openedAgainInTheSameProgramItStaysTheOne() throws Exception {
        var program = program(first);
        program.open(Language.CHINESE, null);
        program.open(Language.CHINESE, null);
        program(second).open(Language.ENGLISH, null);

        assertThat(first.openings).hasSizeGreaterThanOrEqualTo(2);
        assertThat(second.openings).isEmpty();
    }

    /** A program that hangs with the window's lock must not keep another from opening the window. */
    @Test
    void aProgramThatHangsKeepsNobodyFromTheWindow() throws Exception {
        var lock = Files.createDirectories(folder.resolve("state")).resolve("helper-window.lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            impatient(second).open(Language.ENGLISH, null);
        }

        assertThat(second.openings).containsExactly(Language.ENGLISH);
        assertThat(folder.resolve("state/helper-window.call")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenToKeepsNobodyEither() throws Exception {
        Files.createFile(folder.resolve("state"));
        program(second).open(Language.ENGLISH, null);

        assertThat(second.openings).containsExactly(Language.ENGLISH);
    }
}
