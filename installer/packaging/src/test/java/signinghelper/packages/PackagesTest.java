package signinghelper.packages;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class PackagesTest {
    @TempDir
    Path folder;

    @Test
    void aWrongProfileLeavesNothing() throws IOException {
        var right = Files.readString(Path.of("../../profiles/example/profile.json"));
        Files.writeString(folder.resolve("profile.json"), right.replace("\"token.list\"", "\"token.lists\""));
        makePacker();

        for (var system : List.of("LINUX", "WINDOWS")) {
            assertThat(complaints("--only", system)).contains("token.lists").doesNotContain("Exception");
            assertThat(folder.resolve("begun")).doesNotExist();
        }
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.out-*");
    }

    @Test
    void aFolderWithoutAProfileIsWrongUse() {
        assertThat(packages()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aBuildThatFailsLeavesNothing() throws IOException {
        Files.copy(Path.of("../../profiles/example/profile.json"), folder.resolve("profile.json"));

        makePacker();

        // The program is not in this root.
        assertThat(packages()).isNotZero();
        assertThat(folder.resolve("begun")).exists();
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.out-*");
    }

    /** Debian's tools tell users whom to write to. */
    @Test
    void aPackageForDebianNeedsSomebodyWhoLooksAfterIt() throws IOException {
        var right = Files.readString(Path.of("../../profiles/example/profile.json"));
        Files.writeString(folder.resolve("profile.json"), right.replaceFirst(",\\s*\"email\": \"[^\"]*\"", ""));
        makePacker();

        assertThat(packages()).isEqualTo(2);
        assertThat(folder.resolve("begun")).doesNotExist();
        assertThat(packages("--maintainer", "nobody")).isEqualTo(2);
        assertThat(folder.resolve("begun")).doesNotExist();
        assertThat(packages("--only", "WINDOWS")).isEqualTo(1);
        assertThat(folder.resolve("begun")).exists();
        Files.delete(folder.resolve("begun"));
        assertThat(packages("--maintainer", "Somebody <somebody@example.org>")).isEqualTo(1);
        assertThat(folder.resolve("begun")).exists();
    }

    @Test
    void aVersionThatItsOwnProfileWithdrawsIsNotPacked() throws IOException {
        Files.copy(Path.of("../../profiles/example/profile.json"), folder.resolve("profile.json"));
        makePacker();

        assertThat(packages("--version-number", "0.9.0")).isEqualTo(2);
        assertThat(folder.resolve("begun")).doesNotExist();
    }

    @Test
    void whatIsBuiltTakesThePlaceOfWhatWasThere() throws IOException {
        var out = folder.resolve("out");
        Files.createDirectories(out.resolve("site"));
        Files.writeString(out.resolve("site/old"), "");
        Files.writeString(out.resolve("other"), "");
        try (var staging = Staging.beside(out)) {
            Files.createDirectory(staging.folder().resolve("site"));
            Files.writeString(staging.folder().resolve("site/new"), "");
            staging.moveTo(out);
        }

        assertThat(out.resolve("site/old")).doesNotExist();
        assertThat(out.resolve("site/new")).exists();
        assertThat(out.resolve("other")).exists();
        assertThat(folder).isDirectoryNotContaining("glob:**.out-*");
    }

    /** Makes a quick packer in place of the extension's own. */
    private void makePacker() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("extension")).resolve("package.mjs"), """
                import { mkdirSync, writeFileSync } from "node:fs";
                const out = process.argv[process.argv.indexOf("--out") + 1];
                mkdirSync(out, { recursive: true });
                writeFileSync("begun", "");
                writeFileSync(`${out}/extension-id.txt`, "abcdefghijklmnopabcdefghijklmnop");
                """);
    }

    /** Returns what the build says of a profile that it refuses. */
    private String complaints(String... options) {
        var said = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(packages(options)).isEqualTo(1);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private int packages(String... options) {
        var whole = new ArrayList<>(List.of(
                "--root",
                folder.toString(),
                "--built",
                "2026-11-24T00:00:00Z",
                "--profile",
                folder.toString(),
                "--out",
                folder.resolve("out").toString()));
        whole.addAll(List.of(options));
        if (!whole.contains("--version-number")) {
            whole.addAll(List.of("--version-number", "1.0.0"));
        }
        return new CommandLine(new Packages()).execute(whole.toArray(String[]::new));
    }
}
