package signinghelper.installation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class MenuTest {
    /** Stands in for the program that works the menu on Windows: keeps a record beside the installation. */
    private static final String MENU_PROGRAM = """
            #!/bin/sh
            [ ! -f ../no-menu ] && echo "$@" >> ../menu
            """;

    @TempDir
    private Path folder;

    private InstallationFolder installation = new InstallationFolder(Path.of(""));
    private Installer installer = new Installer(installation, new ScriptedJava(), step -> {});

    @BeforeEach
    void prepare() {
        installation = new InstallationFolder(folder.resolve("data/signing-helper-demo/program"));
        installer = new Installer(installation, new ScriptedJava(), step -> {});
    }

    private Path desktopEntry() {
        return folder.resolve("data/applications/signing-helper-demo.desktop");
    }

    private Path icon() {
        return installation.base().resolve("signing-helper.png");
    }

    @Test
    void showsTheProgramWithTheIconOfTheCurrentCopy() throws Exception {
        installer.install(TestPayload.of("1.0.0", folder));
        assertThat(desktopEntry())
                .content()
                .contains("Exec=\"" + installation.launcher() + "\" window %F\n")
                .contains("Icon=" + icon() + "\n");
        assertThat(icon()).hasContent("picture of 1.0.0");

        installer.install(TestPayload.of("1.1.0", folder));
        assertThat(icon()).hasContent("picture of 1.1.0");

        installer.rollBack();
        assertThat(icon()).hasContent("picture of 1.0.0");
    }

    @Test
    void installingAgainBringsBackWhatSomebodyHasDeleted() throws Exception {
        var payload = TestPayload.of("1.0.0", folder);
        installer.install(payload);
        var before = Tree.of(folder.resolve("data"));
        Files.delete(desktopEntry());
        Files.delete(icon());

        installer.install(payload);

        assertThat(Tree.of(folder.resolve("data"))).isEqualTo(before);
    }

    @Test
    void uninstallingLeavesOtherEntriesAlone() throws Exception {
        var applications = Files.createDirectories(folder.resolve("data/applications"));
        var foreign = Files.createFile(applications.resolve("other.desktop"));
        installer.install(TestPayload.of("1.0.0", folder));

        installer.uninstall();

        assertThat(applications).isDirectoryContaining(foreign::equals);
        assertThat(Tree.of(folder.resolve("data"))).containsOnlyKeys("", "applications", "applications/other.desktop");
    }

    @Test
    void aProgramThatCannotBeShownIsInstalledAllTheSame() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.createFile(folder.resolve("data/applications"));

        installer.install(TestPayload.of("1.0.0", folder));

        SelfTest.hello(installation.base(), Version.parse("1.0.0"));
        assertThat(folder.resolve("data/signing-helper-demo/registered")).hasContent("1.0.0");
    }

    @Test
    void aFolderElsewhereIsInNoMenu() throws Exception {
        var elsewhere = new InstallationFolder(folder.resolve("elsewhere/program"));

        new Installer(elsewhere, new ScriptedJava(), step -> {}).install(TestPayload.of("1.0.0", folder));

        assertThat(elsewhere.desktopEntry()).isEmpty();
        assertThat(folder.resolve("applications")).doesNotExist();
    }

    @Test
    void onWindowsAProgramOfTheCurrentCopyDoesIt() throws Exception {
        var windows = new Installer(installation, MenuTest::javaBesideWindowsMenu, step -> {});
        windows.install(payloadForWindows("1.0.0"));
        windows.install(payloadForWindows("1.1.0"));
        windows.rollBack();
        assertThat(installation.base().resolve("signing-helper-window.exe")).hasContent("window of 1.0.0");

        assertThat(windows.uninstall()).isEmpty();

        assertThat(folder.resolve("data/signing-helper-demo/menu"))
                .hasContent("enter 1.0.0\nenter 1.1.0\nenter 1.0.0\nleave\n");
        assertThat(installation.base()).doesNotExist();
    }

    @Test
    void aFailureOfThatProgramKeepsNobodyFromTheProgram() throws Exception {
        Files.createFile(Files.createDirectories(folder.resolve("data/signing-helper-demo"))
                .resolve("no-menu"));
        var windows = new Installer(installation, MenuTest::javaBesideWindowsMenu, step -> {});

        windows.install(payloadForWindows("1.0.0"));

        SelfTest.hello(installation.base(), Version.parse("1.0.0"));
        assertThat(windows.uninstall()).isEmpty();
    }

    private FolderPayload payloadForWindows(String version) throws IOException {
        var payload = TestPayload.of(version, folder);
        Files.writeString(payload.folder().resolve("signing-helper-menu.exe"), MENU_PROGRAM);
        Files.writeString(payload.folder().resolve("signing-helper-window.exe"), "window of " + version);
        return payload;
    }

    /** Windows asks no file for leave to be run. */
    private static void javaBesideWindowsMenu(Path java) throws IOException {
        new ScriptedJava().make(java);
        assertThat(java.resolveSibling("signing-helper-menu.exe").toFile().setExecutable(true))
                .isTrue();
    }
}
