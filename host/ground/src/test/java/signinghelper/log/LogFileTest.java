package signinghelper.log;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.logging.LogManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class LogFileTest {
    private final System.Logger logger = System.getLogger(LogFileTest.class.getName());

    @TempDir
    private Path folder;

    @AfterEach
    void closeTheFile() {
        LogManager.getLogManager().reset();
    }

    @Test
    void oneRecordIsOneLineWhateverIsInIt() throws IOException {
        LogFile.open(folder.resolve("log"));
        logger.log(Level.INFO, "a\nb\rc\u0085d\u2028e\u2029f\u202Eg\u001B[31m\u0000");

        assertThat(lines()).singleElement().asString().endsWith(" INFO a b c d e f g [31m ");
    }

    @Test
    void aPersonsNumberIsMaskedInAMessageAndInItsCause() throws IOException {
        LogFile.open(folder.resolve("log"));
        logger.log(Level.WARNING, "certificate SF110000190001010004", new IOException("CN=0110000190001010004"));

        assertThat(lines().get(0)).endsWith(" certificate SF…0004");
        assertThat(lines().get(1)).endsWith(": CN=0…0004");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void folderAndFilesAreTheOwnersAlone() throws IOException {
        var log = Files.createDirectories(folder.resolve("log"));
        var older = Files.writeString(log.resolve("helper-1.log"), "older");
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rwxr-xr-x"));
        LogFile.open(log);

        assertThat(permissions(log)).isEqualTo("rwx------");
        assertThat(permissions(log.resolve("helper-0.log"))).isEqualTo("rw-------");
        assertThat(permissions(older)).isEqualTo("rw-------");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFileThatARotationBeginsIsTheOwnersAlone() throws IOException {
        LogFile.open(folder.resolve("log"));
        for (var i = 0; i < 30; i++) {
            logger.log(Level.INFO, "x".repeat(50_000));
        }

        assertThat(folder.resolve("log/helper-1.log")).exists();
        assertThat(permissions(folder.resolve("log/helper-0.log"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("log/helper-1.log"))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aForgedRecordInACauseStaysIndented() throws IOException {
        LogFile.open(folder.resolve("log"));
        logger.log(Level.WARNING, "failed", new IOException("x\n2026-01-01T00:00:00Z 1 INFO forged"));

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).endsWith(" WARNING failed");
        assertThat(lines().get(1)).startsWith("    java.io.IOException: x 2026-01-01");
    }

    @Test
    void aMessageHasItsParameters() throws IOException {
        LogFile.open(folder.resolve("log"));
        logger.log(Level.INFO, "exit code {0} of {1}: {2} {3}", -1073741515, List.of("java", "-cp"), "it's {0}");

        assertThat(lines())
                .singleElement()
                .asString()
                .endsWith(" INFO exit code -1073741515 of [java, -cp]: it's {0} {3}");
    }

    @Test
    void aMessageWithoutPlacesIsAsItIs() throws IOException {
        LogFile.open(folder.resolve("log"));
        logger.log(Level.INFO, "it's {triesLeft=4}", "session", new IOException("why"));

        assertThat(lines().get(0)).endsWith(" INFO it's {triesLeft=4}");
    }

    @Test
    void everyCauseIsNamedAndARuntimeExceptionWithItsPlace() throws IOException {
        LogFile.open(folder.resolve("log"));
        logger.log(Level.ERROR, "failed", new IOException("outer", new IllegalStateException("inner")));

        assertThat(lines()).hasSize(4);
        assertThat(lines().get(2)).isEqualTo("    java.lang.IllegalStateException: inner");
        assertThat(lines().get(3)).startsWith("        at signinghelper.log.LogFileTest.");
    }

    @Test
    void textIsUtf8() throws IOException {
        LogFile.open(folder.resolve("log"));
        logger.log(Level.INFO, "政采签章助手");

        assertThat(lines()).singleElement().asString().endsWith("政采签章助手");
    }

    @Test
    void aFloodIsCutAndCountedAndWarningsHaveTheirOwnRoom() throws IOException {
        LogFile.open(folder.resolve("log"));
        logger.log(Level.INFO, "the reason");
        for (var i = 0; i < 100_000; i++) {
            logger.log(Level.INFO, "frame " + "x".repeat(200));
        }
        logger.log(Level.WARNING, "still heard");

        assertThat(lines()).hasSizeBetween(602, 1_900);
        assertThat(lines().get(0)).endsWith(" INFO the reason");
        assertThat(lines().get(lines().size() - 2)).matches(".* WARNING 9\\d{4} lines were left out");
        assertThat(lines().get(lines().size() - 1)).endsWith(" WARNING still heard");
    }

    @Test
    void aFloodOfOnePageLeavesTheLinesOfAnotherAndOfTheProgram() throws IOException {
        LogFile.open(folder.resolve("log"));
        for (var i = 0; i < 100_000; i++) {
            logger.log(Level.INFO, "frame", "flooding");
        }
        logger.log(Level.INFO, "request refused", "other", new IOException("why"));
        logger.log(Level.INFO, "end of input");

        var end = lines().subList(lines().size() - 3, lines().size());
        assertThat(lines()).hasSizeLessThan(1_000);
        assertThat(end.get(0)).endsWith(" INFO request refused");
        assertThat(end.get(1)).isEqualTo("    java.io.IOException: why");
        assertThat(end.get(2)).endsWith(" INFO end of input");
    }

    @Test
    void nothingBelowInfoIsWritten() throws IOException {
        LogFile.open(folder.resolve("log"));
        logger.log(Level.DEBUG, "detail");

        assertThat(lines()).isEmpty();
    }

    @Test
    void withoutAWritableFolderItIsSilent() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatCode(() -> LogFile.open(file.resolve("log"))).doesNotThrowAnyException();
        assertThatCode(() -> logger.log(Level.INFO, "nowhere")).doesNotThrowAnyException();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("log/helper-0.log"));
    }
}
