package signinghelper.platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;

class ProxyScriptTest {
    private static final String SETTINGS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";

    @TempDir
    private Path folder;

    private static ProxyScript windows(Root root, Object value) {
        var registry = new FakeRegistry().with(new Registry.Key(root, View.BITS_64, SETTINGS), "AutoConfigURL", value);
        return new WindowsProxyScript(registry);
    }

    @Test
    void isTheUsersOrTheComputersInWindows() {
        assertThat(windows(Root.CURRENT_USER, "http://pac/a").address()).contains("http://pac/a");
        assertThat(windows(Root.LOCAL_MACHINE, "http://pac/a").address()).contains("http://pac/a");
        assertThat(windows(Root.CURRENT_USER, "").address()).isEmpty();
        assertThat(windows(Root.CURRENT_USER, 1).address()).isEmpty();
        assertThat(new WindowsProxyScript(new FakeRegistry()).address()).isEmpty();
    }

    /** Makes a GNOME whose {@code gsettings} is this script; the real program prints texts in quotation marks. */
    private ProxyScript gnome(String script) throws IOException {
        var program = Files.writeString(folder.resolve("gsettings"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new GnomeProxyScript(program);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isThatOfTheDesktopWhereItsModeIsAuto() throws IOException {
        var mode = "[ \"$*\" = 'get org.gnome.system.proxy mode' ] && echo \"'%s'\" || echo \"'http://pac/a'\"";
        assertThat(gnome(mode.formatted("auto")).address()).contains("http://pac/a");
        assertThat(gnome(mode.formatted("manual")).address()).isEmpty();
        assertThat(gnome("echo No such schema >&2; exit 1").address()).isEmpty();
        assertThat(new GnomeProxyScript(folder.resolve("none")).address()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDesktopThatDoesNotAnswerHasNone() throws IOException {
        assertThat(gnome("exec sleep 60").address()).isEmpty();
    }
}
