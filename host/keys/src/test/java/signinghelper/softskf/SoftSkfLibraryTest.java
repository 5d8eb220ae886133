package signinghelper.softskf;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.junit.Needed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The soft SKF library of {@code softskf/}: its own tests in C, one program for each layout, and a client
 * that knows only the header.
 */
@Tag("slow")
class SoftSkfLibraryTest {
    private static final Path BUILT = Path.of("../../softskf/target").toAbsolutePath();
    private static final Path SOURCES = Path.of("../../softskf").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeAll
    static void requireLibrary() {
        Needed.file(BUILT.resolve("built"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed-32", "natural-64"})
    void behavesAsTheStandardSays(String layout) throws IOException {
        behaves(layout);
    }

    @Tag("full")
    @ParameterizedTest
    @ValueSource(strings = {"natural-32", "packed-64", "packed-32-asan"})
    void behavesSoInEveryLayout(String layout) throws IOException {
        behaves(layout);
    }

    private void behaves(String layout) throws IOException {
        var printed = run(BUILT.resolve("softskf-test-" + layout), folder.toString());
        assertThat(printed).contains("passed layout", "passed sm2_signature").doesNotContain("failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed-32", "natural-32", "packed-64", "natural-64"})
    void servesClientThatKnowsOnlyTheHeader(String layout) throws IOException {
        var printed = loginAndSign(layout, layout);
        assertThat(printed).isEqualTo("""
                        TOKEN-1: 标签 SN-1
                         SIGNING: 3 of 3 tries
                          {RSA} signs with RSA
                          {SM2} signs with SM2
                        """);
    }

    @Test
    void poorVendorLeavesFunctionsOut() throws IOException {
        assertThat(loginAndSign("packed-32", "minimal")).isEqualTo("""
                        no SKF_GetPINInfo
                        no SKF_ECCVerify
                        no SKF_RSAVerify
                        TOKEN-1: 标签 SN-1
                          {RSA} signs with RSA
                          {SM2} signs with SM2
                        """);
        assertThat(exported("minimal"))
                .hasSize(19)
                .doesNotContain("SKF_WaitForDevEvent", "SKF_GetPINInfo", "SKF_ChangePIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed-32", "natural-32", "packed-64", "natural-64"})
    void exportsWhatTheHeaderDeclares(String layout) throws IOException {
        var declared = names(Files.readString(SOURCES.resolve("skf.h")), "DEVAPI (SKF_\\w+)\\(");
        assertThat(exported(layout)).isEqualTo(declared).hasSize(79);
    }

    /** The client, built for one layout, with a library, on the device that the C tests provision. */
    private String loginAndSign(String client, String library) throws IOException {
        run(BUILT.resolve("softskf-test-" + client), folder.toString(), "layout");
        var file = BUILT.resolve("libsoftskf-" + library + ".so");
        return run(BUILT.resolve("login-and-sign-" + client), file.toString(), "123456");
    }

    /** Returns every symbol, so that internal names of the library are not visible from outside. */
    private SortedSet<String> exported(String library) throws IOException {
        var file = BUILT.resolve("libsoftskf-" + library + ".so");
        return names(run(Path.of("/usr/bin/nm"), "-D", "--defined-only", file.toString()), "(?m) (\\w+)$");
    }

    private static SortedSet<String> names(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    private String run(Path program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "SOFTSKF_DEVICE", BUILT.resolve("softskf-device").toString(),
                        "SOFTSKF_HOME", folder.resolve("provisioned").toString()));
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue())
                .as(command + "\n" + printed)
                .isZero();
        return printed;
    }
}
