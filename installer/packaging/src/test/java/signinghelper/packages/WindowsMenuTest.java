package signinghelper.packages;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Entries of an installation by a link in Windows' start menu and list of programs, under Wine. */
@Tag("slow")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsMenuTest {
    private static final String LISTED =
            "[HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\SigningHelper-demo]";
    private static final String AT_LOGIN = "[HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce]";

    private Wine wine;
    private WindowsBuild.Built built;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        built = WindowsBuild.whole("1.10.0");
        wine = new Wine(folder.resolve("wine"));
        WindowsJava.register(wine);
    }

    @AfterAll
    void end() throws Exception {
        wine.close();
    }

    private Path base() throws IOException {
        return wine.person().resolve("AppData/Local/Programs/SigningHelper-demo");
    }

    private Path startMenu() throws IOException {
        return wine.person().resolve("AppData/Roaming/Microsoft/Windows/Start Menu/Programs");
    }

    /** As the registry's file has it, with each backslash doubled. */
    private String windowsStartMenu() throws IOException {
        return ("C:\\users\\" + wine.person().getFileName()
                        + "\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs")
                .replace("\\", "\\\\");
    }

    /** Installs as the engine does, in no menu yet. */
    @BeforeEach
    void install() throws Exception {
        ProgramFolder.fresh(base())
                .withAll(built.forLink(), "versions/1.1.0")
                .with("versions/1.1.0/portal.txt", WindowsBuild.PRODUCT.text())
                .withAll(built.launchers(), "")
                .with("signing-helper.ico", Files.readAllBytes(built.forLink().resolve("signing-helper.ico")))
                .with("install.lock", new byte[0])
                .with("current", "1.1.0\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(menu("leave")).isZero();
        wine.run("reg", "delete", "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce", "/f");
    }

    private static List<String> names(Path folder) throws IOException {
        try (var found = Files.list(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private List<String> shortcut(String name) throws Exception {
        var said = wine.run(
                WindowsBuild.shortcut().toString(),
                startMenu().resolve(name + ".lnk").toString());
        return said.said().lines().toList();
    }

    private String listed() throws Exception {
        return wine.registry().getOrDefault(LISTED, "");
    }

    private int menu(String... arguments) throws Exception {
        return menuIn(base().resolve("versions/1.1.0"), arguments);
    }

    private int menuIn(Path copy, String... arguments) throws Exception {
        var command = new String[arguments.length + 1];
        command[0] = copy.resolve("signing-helper-menu.exe").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return wine.run(command).code();
    }

    @Test
    void entersAndLeavesWithoutATrace() throws Exception {
        var files = wine.files();
        var registry = wine.registry();

        assertThat(menu("enter", "1.1.0")).isZero();

        var folder = "C:\\users\\" + wine.person().getFileName() + "\\AppData\\Local\\Programs\\SigningHelper-demo";
        assertThat(shortcut("Signing Helper – Demo portal"))
                .containsExactly(folder + "\\signing-helper-window.exe", folder + "\\signing-helper.ico");
        var written = folder.replace("\\", "\\\\");
        assertThat(listed().lines())
                .containsExactlyInAnyOrder(
                        "\"DisplayName\"=\"Signing Helper – Demo portal\"",
                        "\"DisplayVersion\"=\"1.1.0\"",
                        "\"DisplayIcon\"=\"" + written + "\\\\signing-helper.ico\"",
                        "\"InstallLocation\"=\"" + written + "\"",
                        "\"UninstallString\"=\"\\\"" + written + "\\\\signing-helper-window.exe\\\" uninstall\"",
                        "\"QuietUninstallString\"=\"\\\"" + written + "\\\\signing-helper.exe\\\" uninstall\"",
                        "\"NoModify\"=dword:00000001",
                        "\"NoRepair\"=dword:00000001",
                        "\"Shortcut\"=\"" + windowsStartMenu() + "\\\\Signing Helper – Demo portal.lnk\"");

        new OpenWith(wine, "HKCU").isListed();

        assertThat(menu("leave")).isZero();

        new OpenWith(wine, "HKCU").isNotListed();
        assertThat(wine.files()).isEqualTo(files);
        var after = wine.registry();
        assertThat(after.remove(AT_LOGIN)).contains("\"SigningHelper-demo\"=\"cmd.exe /d /c for %i in");
        registry.remove(AT_LOGIN);
        assertThat(after).isEqualTo(registry);
    }

    /** Twice, because the first time another program has put something there. */
    @Test
    void whatStillRanGoesAtTheNextLogIn() throws Exception {
        var foreign = Files.createFile(base().resolve("notes.txt"));
        leaveWithoutPointer();
        wine.logIn();
        assertThat(names(base())).containsExactly("notes.txt");
        Files.delete(foreign);

        install();
        leaveWithoutPointer();
        wine.logIn();
        assertThat(base()).doesNotExist();
        assertThat(wine.registry().getOrDefault(AT_LOGIN, "")).isEmpty();
    }

    private void leaveWithoutPointer() throws Exception {
        assertThat(menu("leave")).isZero();
        Files.delete(base().resolve("current"));
    }

    @Test
    void whatWasInstalledAgainMeanwhileStays() throws Exception {
        assertThat(menu("leave")).isZero();

        wine.logIn();
        assertThat(base().resolve("versions/1.1.0/signing-helper.exe")).exists();

        assertThat(menu("leave")).isZero();
        assertThat(menu("enter", "1.1.0")).isZero();
        assertThat(wine.registry().getOrDefault(AT_LOGIN, "")).isEmpty();
    }

    @Test
    void setupAndLinkOverEachOtherLeaveOneEntry() throws Exception {
        var registry = wine.registry();
        assertThat(menu("enter", "1.1.0")).isZero();

        assertThat(wine.run(built.setup().toString(), "/S").code()).isZero();

        assertThat(names(startMenu())).containsExactly("Signing Helper – Demo portal.lnk");
        assertThat(listed()).contains("uninstall.exe").contains("\"DisplayVersion\"=\"1.10.0\"");
        var added = wine.registry();
        added.keySet().removeAll(registry.keySet());
        assertThat(added.keySet()).filteredOn(key -> key.contains("Uninstall")).containsExactly(LISTED);

        // The copy that setup.exe made knows the menu too, for going back and uninstalling.
        assertThat(menuIn(base().resolve("versions/1.10.0"), "enter", "1.10.0")).isZero();

        assertThat(names(startMenu())).containsExactly("Signing Helper – Demo portal.lnk");
        assertThat(listed()).contains("signing-helper-window.exe\\\" uninstall\"");
    }

    /** The command is cut short where the longest id would not fit, so that nothing would be removed. */
    @Test
    void theLongestIdStillGoesAtTheNextLogIn() throws Exception {
        var id = "a".repeat(32);
        var other = wine.person().resolve("AppData/Local/Programs/SigningHelper-" + id);
        var copy = new ProgramFolder(other)
                .withAll(built.forLink(), "versions/1.1.0")
                .with(
                        "versions/1.1.0/portal.txt",
                        (id + "\n" + "演".repeat(101) + "\nD\n").getBytes(StandardCharsets.UTF_8))
                .folder()
                .resolve("versions/1.1.0");
        assertThat(menuIn(copy, "enter", "1.1.0")).isZero();
        assertThat(menuIn(copy, "leave")).isZero();

        wine.logIn();

        assertThat(other).doesNotExist();
        assertThat(base()).exists();
    }

    @Test
    void aNewTitleLeavesOneShortcutAndAnotherPortalsOfTheSameTitleStays() throws Exception {
        var copy = base().resolve("versions/1.1.0");
        assertThat(menu("enter", "1.1.0")).isZero();

        Files.writeString(copy.resolve("portal.txt"), "demo\n平台\nA/B: \"C\"?\n");
        assertThat(menu("enter", "1.1.0")).isZero();
        assertThat(names(startMenu())).containsExactly("Signing Helper – A_B_ _C__.lnk");

        Files.writeString(copy.resolve("portal.txt"), "other\n平台\nA/B: \"C\"?\n");
        assertThat(menu("enter", "1.1.0")).isZero();
        assertThat(names(startMenu()))
                .containsExactlyInAnyOrder("Signing Helper – A_B_ _C__.lnk", "Signing Helper – A_B_ _C__ (other).lnk");
        assertThat(menu("leave")).isZero();

        assertThat(names(startMenu())).containsExactly("Signing Helper – A_B_ _C__.lnk");
        assertThat(listed()).contains("A/B: \\\"C\\\"?");
        Files.write(copy.resolve("portal.txt"), WindowsBuild.PRODUCT.text());
    }

    @Test
    void withoutAPortalItDoesNothing() throws Exception {
        Files.delete(base().resolve("versions/1.1.0/portal.txt"));
        var registry = wine.registry();

        for (var command : List.of(new String[] {"enter", "1.1.0"}, new String[] {"leave"})) {
            assertThat(menu(command)).isEqualTo(5);
        }

        assertThat(wine.registry()).isEqualTo(registry);
        assertThat(names(startMenu())).isEmpty();
    }

    @Test
    void knowsNothingElse() throws Exception {
        for (var wrong : List.of(new String[] {}, new String[] {"enter"}, new String[] {"leave", "1.0.0"})) {
            assertThat(menu(wrong)).isEqualTo(1);
        }
    }
}
