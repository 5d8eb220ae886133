package signinghelper.installation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.junit.Needed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Programs that a desktop offers for a file, as GLib's {@code gio} judges it for a home of the test's own. */
class FileTypesTest {
    private static final String OURS = "signing-helper-demo.desktop";

    @TempDir
    private Path folder;

    private Path home;
    private Installer installer;

    @BeforeEach
    void prepare() throws Exception {
        Needed.program("gio");
        Needed.file(Path.of("/usr/bin/update-mime-database"));
        Needed.program("update-desktop-database");
        home = folder.resolve("data");
        installer = new Installer(
                new InstallationFolder(home.resolve("signing-helper-demo/program")), new ScriptedJava(), step -> {});
    }

    /** Returns the programs for a file, the one that opens it first. */
    private List<String> programsFor(String name) throws Exception {
        var file = Files.writeString(folder.resolve(name), "content");
        var type = gio("info", "--attributes=standard::content-type", file.toString())
                .replaceAll("(?s).*standard::content-type: (\\S+).*", "$1");
        return gio("mime", type)
                .lines()
                .filter(line -> line.startsWith("\t"))
                .map(String::strip)
                .distinct()
                .toList();
    }

    private String gio(String... arguments) throws Exception {
        return run("gio", arguments);
    }

    private String run(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_DATA_HOME", home.toString());
        builder.environment().put("XDG_DATA_DIRS", folder.resolve("usr") + ":/usr/share");
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private void installReader(String name, String types) throws Exception {
        var applications = Files.createDirectories(folder.resolve("usr/applications"));
        Files.writeString(
                applications.resolve(name),
                "[Desktop Entry]\nType=Application\nName=%s\nExec=/bin/true %%f\nMimeType=%s;\n"
                        .formatted(name, types));
        run("update-desktop-database", applications.toString());
    }

    @Test
    void listsTheProgramForSignaturesAndOfdDocuments() throws Exception {
        installer.install(TestPayload.of("1.0.0", folder));

        assertThat(programsFor("投标文件.pdf.p7s")).contains(OURS);
        assertThat(programsFor("投标文件.ofd")).contains(OURS);
        assertThat(programsFor("投标文件.txt")).doesNotContain(OURS);
        assertThat(programsFor("投标文件.zip")).doesNotContain(OURS);
    }

    /** An entry in a person's own folder otherwise goes before all that are installed for everyone. */
    @Test
    void anyOtherProgramForThemOpensThemFirst() throws Exception {
        installReader("zz-reader.desktop", "application/pkcs7-signature;application/ofd");
        installReader("zz-text.desktop", "text/plain");
        installReader("zz-archive.desktop", "application/zip");

        installer.install(TestPayload.of("1.0.0", folder));

        assertThat(programsFor("a.p7s")).startsWith("zz-reader.desktop").containsSubsequence("zz-text.desktop", OURS);
        assertThat(programsFor("a.ofd")).containsExactly("zz-reader.desktop", "zz-archive.desktop", OURS);
        assertThat(folder.resolve("config")).doesNotExist();
    }

    /** A reader may bring a type of its own for the same names. */
    @Test
    void aReadersOwnTypeForOfdDocumentsStays() throws Exception {
        installReader("zz-reader.desktop", "application/vnd.ofd");
        var types = Files.createDirectories(folder.resolve("usr/mime/packages"));
        Files.writeString(types.resolve("reader.xml"), """
                <mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
                  <mime-type type="application/vnd.ofd"><glob pattern="*.ofd"/></mime-type>
                </mime-info>
                """);
        run("update-mime-database", folder.resolve("usr/mime").toString());

        installer.install(TestPayload.of("1.0.0", folder));

        assertThat(programsFor("a.ofd")).startsWith("zz-reader.desktop").contains(OURS);
    }

    @Test
    void uninstallingLeavesNoTraceInTheDesktopsIndexes() throws Exception {
        installer.install(TestPayload.of("1.0.0", folder));
        assertThat(home.resolve("mime/packages/signing-helper-demo.xml")).exists();

        installer.uninstall();

        assertThat(home.resolve("mime")).doesNotExist();
        assertThat(home.resolve("applications")).doesNotExist();
        assertThat(programsFor("a.p7s")).doesNotContain(OURS);
    }

    @Test
    void uninstallingLeavesTypesOfOthersAlone() throws Exception {
        var types = Files.createDirectories(home.resolve("mime/packages")).resolve("other.xml");
        Files.writeString(types, """
                <mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
                  <mime-type type="application/x-other"><glob pattern="*.other"/></mime-type>
                </mime-info>
                """);
        installer.install(TestPayload.of("1.0.0", folder));

        installer.uninstall();

        assertThat(types).exists();
        assertThat(home.resolve("mime/globs2")).content().contains("*.other");
    }
}
