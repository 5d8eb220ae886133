package signinghelper.packages;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Signatures with a key of the test's own; osslsigncode itself says whether they hold. */
@Tag("slow")
class AuthenticodeTest {
    @TempDir
    Path folder;

    @Test
    void aSignedProgramHoldsAndAChangedOneDoesNot() throws Exception {
        key();
        var program = Files.copy(WindowsBuild.browser(), folder.resolve("program.exe"));

        new Authenticode(folder.resolve("key.p12"), folder.resolve("password"), null).sign(program);

        verify(program);
        assertChangeIsSeen(program);
    }

    @Tag("full")
    @Test
    void everythingForWindowsIsSigned() throws Exception {
        key();
        var signature = new Authenticode(folder.resolve("key.p12"), folder.resolve("password"), null);

        var packages = WindowsBuild.signed(folder, "1.0.0", signature).build();

        for (var signed : packages) {
            verify(signed);
        }
        verify(folder.resolve("work/launchers/signing-helper.exe"));
        verify(folder.resolve("work/launchers/signing-helper-window.exe"));
        for (var tree : List.of("copy", "link")) {
            var files = folder.resolve("work").resolve(tree);
            verify(files.resolve("native/windows-x86-64/jnidispatch.dll"));
            verify(files.resolve("native/windows-x86-64/flatlaf-windows-x86_64.dll"));
            verify(files.resolve("skf32.exe"));
        }
        verify(installed(packages.get(0), "uninstall.exe"));
        assertChangeIsSeen(packages.get(0));
    }

    private void assertChangeIsSeen(Path signed) throws Exception {
        var changed = Files.readAllBytes(signed);
        changed[changed.length / 2] ^= 1;
        var forged = Files.write(folder.resolve("forged.exe"), changed);
        assertThatThrownBy(() -> verify(forged)).isInstanceOf(IOException.class);
    }

    /** Returns the installed file, as setup itself writes it. */
    private Path installed(Path setup, String name) throws Exception {
        try (var wine = new Wine(folder.resolve("wine"))) {
            WindowsJava.register(wine);
            assertThat(wine.run(setup.toString(), "/S", "/D=C:\\program").code())
                    .isZero();
            return Files.copy(wine.drive().resolve("program").resolve(name), folder.resolve(name));
        }
    }

    @Test
    void aWrongPasswordSaysSoAndLeavesTheFileAsItWas() throws Exception {
        key();
        Files.writeString(folder.resolve("password"), "another");
        var file = Files.writeString(folder.resolve("program.exe"), "MZ");

        assertThatThrownBy(
                        () -> new Authenticode(folder.resolve("key.p12"), folder.resolve("password"), null).sign(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("osslsigncode failed");
        assertThat(file).hasContent("MZ");
    }

    private void verify(Path signed) throws Exception {
        Tool.run(folder, List.of("osslsigncode", "verify", "-CAfile", "certificate.pem", "-in", signed.toString()));
    }

    private void key() throws Exception {
        Files.writeString(folder.resolve("password"), "for the test");
        Tool.run(
                folder,
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-keyout",
                        "key.pem",
                        "-out",
                        "certificate.pem",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=Test publisher",
                        "-addext",
                        "extendedKeyUsage=codeSigning"));
        Tool.run(
                folder,
                List.of(
                        "openssl",
                        "pkcs12",
                        "-export",
                        "-inkey",
                        "key.pem",
                        "-in",
                        "certificate.pem",
                        "-out",
                        "key.p12",
                        "-passout",
                        "file:password"));
    }
}
