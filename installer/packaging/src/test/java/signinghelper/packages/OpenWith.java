package signinghelper.packages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The place of the program behind "open with", as Wine's {@code reg} reads it.
 *
 * @param root of the registry, such as {@code HKCU}
 */
record OpenWith(Wine wine, String root) {
    private static final String PROGRAM = "SigningHelper-demo.File";

    private String said(String key, String... how) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("reg", "query", root + "\\Software\\Classes\\" + key));
        command.addAll(List.of(how));
        return wine.run(command.toArray(String[]::new)).said();
    }

    /** Checks that the program is listed for the files that it judges, and that nothing else says what opens them. */
    void isListed() throws IOException, InterruptedException {
        for (var type : List.of(".p7s", ".ofd")) {
            assertThat(said(type + "\\OpenWithProgids")).contains(PROGRAM);
            assertThat(said(type, "/s").replace(PROGRAM, "")).doesNotContain("SigningHelper", "signing-helper");
        }
        assertThat(said(PROGRAM + "\\shell\\open\\command", "/ve"))
                .containsPattern("\"C:\\\\[^\"]*\\\\signing-helper-window.exe\" \"%1\"");
        assertThat(said(PROGRAM + "\\Application")).contains("Signing Helper", "signing-helper.ico");
    }

    void isNotListed() throws IOException, InterruptedException {
        assertThat(said(".p7s", "/s") + said(".ofd", "/s") + said(PROGRAM, "/s"))
                .doesNotContain("signing-helper", PROGRAM);
    }
}
