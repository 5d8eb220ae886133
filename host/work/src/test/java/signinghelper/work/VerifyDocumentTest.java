package signinghelper.work;

import org.junit.jupiter.api.Test;
import signinghelper.clock.ComputerTime;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.SigningTime;
import signinghelper.profile.Anchors;
import signinghelper.profile.Dated;
import signinghelper.profile.TestSigning;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyDocumentTest {
    private static final TestAuthority AUTHORITY = TestAuthority.root(TestKey.P256);
    private static final X509Certificate MAKER = AUTHORITY.issue(TestKey.P256.generate());

    private static VerificationContext context(X509Certificate... sealMakers) throws CertificateEncodingException {
        var anchors = new Anchors(dated(AUTHORITY.certificate()), List.of(), dated(sealMakers), List.of(), Map.of());
        var signing = TestSigning.by(anchors);
        var time = new ComputerTime(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
        return new VerifyDocument((certificate, now, patience) -> Optional.empty(), time)
                .context(signing, VerificationPolicy.field());
    }

    private static List<Dated<String>> dated(X509Certificate... certificates) throws CertificateEncodingException {
        var dated = new ArrayList<Dated<String>>();
        for (var certificate : certificates) {
            dated.add(new Dated<>(Bytes.copyOf(certificate.getEncoded()).toBase64(), "test", "2026-11-26"));
        }
        return dated;
    }

    private static List<Code> codes(VerificationContext context) {
        return context.sealMakerJudge().judge(MAKER, SigningTime.UNKNOWN).findings().stream()
                .map(finding -> finding.code())
                .toList();
    }

    @Test
    void aCustomerOfTheSignersCaIsNoSealMaker() throws Exception {
        assertThat(codes(context())).containsExactly(Code.CHAIN_NOT_CHECKED);
        assertThat(codes(context(AUTHORITY.issue(TestKey.P256.generate()))))
                .containsExactly(Code.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void aSealMakerIsNamedItselfOrByItsCa() throws Exception {
        assertThat(codes(context(MAKER))).containsExactly(Code.CERTIFICATE_TRUSTED);
        assertThat(codes(context(AUTHORITY.certificate()))).contains(Code.CERTIFICATE_TRUSTED);
    }
}
