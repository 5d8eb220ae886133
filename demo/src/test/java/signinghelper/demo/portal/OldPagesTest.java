package signinghelper.demo.portal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.demo.fault.Faults;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.testkit.pki.TestPki;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class OldPagesTest {
    private static ReferencePortal portal;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        var library = Files.writeString(folder.resolve("signing-helper.js"), "export {};\n");
        for (var family : OldPages.families()) {
            Files.writeString(folder.resolve("signing-helper-old-" + family + ".classic.js"), "// " + family);
        }
        var clock = Clock.systemUTC();
        var anchors = new TestPki(clock).anchors();
        portal = ReferencePortal.start(
                new PortalSettings(0, library, anchors, RevocationPolicy.none(), false, Faults.none()), clock);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ucapi", "xtxsab", "sof", "netca", "topesa"})
    void eachFamilyHasAPageBeforeTheCodemodAndAfterIt(String family) throws Exception {
        var browser = new PortalClient(portal.origin());
        var before = browser.get("/old/before/" + family);
        var after = browser.get("/old/after/" + family).body();
        var adapter = "/signing-helper-old-" + family + ".classic.js";

        assertThat(before.body()).contains("/old/vendor.js").doesNotContain(adapter);
        assertThat(before.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("form-action 'self'", "'unsafe-inline'"));
        assertThat(after).contains(adapter).doesNotContain("type=\"password\"");
        assertThat(browser.get(adapter).body()).isEqualTo("// " + family);
        assertThat(browser.get("/old").body()).contains("/old/before/" + family, "/old/after/" + family);
    }

    @Test
    void eachPageHasANonceOfItsOwn() throws Exception {
        var browser = new PortalClient(portal.origin());
        var pages = List.of(
                browser.get("/old/after/sof").body(),
                browser.get("/old/after/sof").body());

        assertThat(pages).doesNotHaveDuplicates().noneMatch(page -> page.contains("{nonce}"));
    }
}
