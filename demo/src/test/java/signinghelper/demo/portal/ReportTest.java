package signinghelper.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.demo.fault.Faults;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.testkit.pki.TestPki;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class ReportTest {
    private static final TestPki AUTHORITY = new TestPki(Clock.systemUTC());
    private static final byte[] CONTENT = "投标文件".getBytes(StandardCharsets.UTF_8);

    private ReferencePortal portal;
    private byte[] signature;
    private String asOf = "";

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        signature = TestUKey.make(folder, AUTHORITY).signDetached("sm2-signature", CmsForm.PKCS7_501, CONTENT);
        var settings = new PortalSettings(
                0, folder.resolve("none"), AUTHORITY.anchors(), RevocationPolicy.none(), false, Faults.none());
        portal = ReferencePortal.start(settings, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private JsonNode report(byte[] content) throws Exception {
        var base64 = Base64.getEncoder();
        var upload = "{\"document\":\"" + base64.encodeToString(signature) + "\",\"content\":\""
                + base64.encodeToString(content) + "\",\"asOf\":\"" + asOf + "\"}";
        var response = new PortalClient(portal.origin()).post("/api/report", upload);
        assertThat(response.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(response.body());
    }

    @Test
    void anyoneGetsTheReportWithItsWords() throws Exception {
        var answer = report(CONTENT);

        assertThat(answer.at("/report/indication").asText()).isEqualTo("TOTAL_PASSED");
        assertThat(answer.at("/report/signatures/0/signer/holder").asText()).isEqualTo("演示供应商有限公司");
        assertThat(answer.at("/words/TOTAL_PASSED").asText()).isEqualTo("有效");
    }

    @Test
    void aChangeIsTold() throws Exception {
        var answer = report("投标书".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.at("/report/indication").asText()).isEqualTo("TOTAL_FAILED");
        assertThat(answer.path("words").has("DIGEST_MISMATCH")).isTrue();
    }

    @Test
    void theTimeOfTheVerdictMayBeNamed() throws Exception {
        asOf = "2050-01-01T00:00:00Z";

        assertThat(report(CONTENT).at("/report/indication").asText()).isEqualTo("INDETERMINATE");
    }

    @Test
    void whatIsNoDocumentHasAReportToo() throws Exception {
        signature = CONTENT;

        assertThat(report(new byte[0]).at("/report/remarks/0/code").asText()).isEqualTo("FORMAT_UNKNOWN");
    }
}
