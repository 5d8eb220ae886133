package signinghelper.app;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.installation.InUse;
import signinghelper.installation.InstallationFolder;
import signinghelper.platform.TestProduct;
import signinghelper.testkit.desktop.TestDesktop;
import signinghelper.testkit.junit.Eventually;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The program removes itself, as the menu's entry starts it; the user has only a keyboard. */
@Tag("slow")
class UninstallWindowTest {
    private static final String TITLE = "政采签章助手 - 卸载";
    private static final String MANIFEST = "config/chromium/NativeMessagingHosts/signinghelper.demo.json";

    @TempDir
    private Path folder;

    private TestDesktop desktop;
    private Installation installation;
    private Path base;
    private Path copy;

    @BeforeEach
    void install() throws Exception {
        desktop = TestDesktop.open(folder);
        installation = Installation.withProfile(folder).with(desktop.environment());
        var launcher = LaunchableInstallation.in(installation);
        base = Files.createDirectories(folder.resolve("data/signing-helper-demo/program"));
        Files.copy(launcher, base.resolve("signing-helper"));
        copy = Files.move(
                installation.install(),
                Files.createDirectory(base.resolve("versions")).resolve("1.0.0"));
        Files.createSymbolicLink(copy.resolve("java"), Path.of(System.getProperty("java.home")));
        for (var mark : new String[] {"complete", "in-use"}) {
            Files.createFile(copy.resolve(mark));
        }
        Files.writeString(base.resolve("current"), "1.0.0\n");
        var installed = new InstallationFolder(base);
        var entry = installed.desktopEntry().orElseThrow();
        Files.createDirectory(entry.getParent());
        Files.writeString(
                entry, installed.describedForDesktops(TestProduct.DEMO).text());
        assertThat(run("register").exitCode()).isZero();
    }

    @AfterEach
    void closeDesktop() {
        desktop.close();
    }

    private Ran run(String... command) throws Exception {
        var all = new String[command.length + 1];
        all[0] = base.resolve("signing-helper").toString();
        System.arraycopy(command, 0, all, 1, command.length);
        return Ran.of(installation.prepare(new ProcessBuilder(all)));
    }

    /** Returns the result after the user has pressed {@code keys}, each once the window has the focus. */
    private Ran uninstall(String... keys) throws Exception {
        var ran = new Ran[1];
        var program = new Thread(() -> {
            try {
                ran[0] = run("window", "uninstall", "--lang", "zh-CN", "--json");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        program.start();
        desktop.await(TITLE);
        for (var key : keys) {
            desktop.press(key);
            if (key.equals("alt+u")) {
                Eventually.isTrue(() -> !Files.exists(base.resolve("current")));
            }
        }
        // A key that comes before the end is shown is nothing; so until it is closed.
        while (program.isAlive()) {
            desktop.press("Escape");
            program.join(200);
        }
        return ran[0];
    }

    @Test
    void enterAndEscapeChangeNothing() throws Exception {
        for (var key : new String[] {"Return", "Escape"}) {
            var given = uninstall(key);

            assertThat(given.exitCode()).isEqualTo(6);
            assertThat(given.json().path("uninstalled").asBoolean()).isFalse();
        }
        assertThat(base.resolve("current")).exists();
        assertThat(folder.resolve(MANIFEST)).exists();
        assertThat(folder.resolve("data/applications/signing-helper-demo.desktop"))
                .exists();
    }

    @Test
    void removesItselfOnceThePersonHasAgreed() throws Exception {
        var done = uninstall("alt+u");

        assertThat(done.json().toString()).isEqualTo("{\"uninstalled\":true,\"left\":[],\"errors\":[]}");
        assertThat(done.exitCode()).isZero();
        assertThat(folder.resolve("data")).isEmptyDirectory();
        assertThat(folder.resolve(MANIFEST)).doesNotExist();
        assertThat(folder.resolve("state/signing-helper-demo")).exists();
    }

    @Tag("full")
    @Test
    void whatAnotherProcessRunsFromIsLeftAndNamed() throws Exception {
        try (var browser = InUse.hold(copy)) {
            assertThat(browser).isNotNull();

            assertThat(uninstall("alt+u").json().at("/left/0").asText()).isEqualTo(copy.toString());
        }
        assertThat(base).isDirectoryNotContaining(file -> !file.endsWith("versions"));
        assertThat(copy.resolve("app/host.jar")).exists();
    }
}
