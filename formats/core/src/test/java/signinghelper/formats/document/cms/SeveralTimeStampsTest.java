package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signinghelper.formats.TestHolder;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Time stamps that others have attached beside the first one, in any order: unsigned attributes are anybody's. */
class SeveralTimeStampsTest {
    private static final byte[] CONTENT = "投标文件".getBytes(StandardCharsets.UTF_8);
    private static final Instant REVOKED = days(-10);

    private final TestSigner signer = TestSigner.of(TestKey.P256);
    private final TestTimeStamps stamps = TestTimeStamps.of(TestKey.P256);
    private final TestTimeStamps stranger = TestTimeStamps.of(TestKey.P256);
    private final TestCms document = signer.attached(CmsForm.RFC5652, CONTENT);
    private byte[] value = {};

    /** ECDSA signs anew each time, and the time stamps are over one value. */
    @BeforeEach
    void signOnce() {
        var once = document.signature.apply(document.signed());
        document.signature = signed -> once;
        value = once;
    }

    @Test
    void aLaterOneTakesNothingFromTheSignature() throws Exception {
        var early = token(stamps, days(-20));
        var late = token(stamps, days(-1));

        assertThat(judged(attribute(early)).has(Code.CERTIFICATE_REVOKED_LATER)).isTrue();
        for (var both : List.of(
                List.of(attribute(early), attribute(late)),
                List.of(attribute(late), attribute(early)),
                List.of(attribute(late, early)))) {
            var report = judged(both.toArray(Attribute[]::new));

            assertThat(report.indication()).as("%s", report.findings()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(report.time().proved()).isEqualTo(days(-20));
            assertThat(report.findings()).extracting(Finding::code).containsOnlyOnce(Code.TIME_PROVED);
            assertThat(report.has(Code.UNSIGNED_NOT_JUDGED)).isFalse();
        }
        assertThat(judged(attribute(late)).indication()).isEqualTo(Indication.INDETERMINATE);
    }

    @Test
    void aStrangersEarlierOneDoesNotCount() throws Exception {
        var report = judged(attribute(token(stranger, days(-30))), attribute(token(stamps, days(-20))));

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.time().proved()).isEqualTo(days(-20));
        assertThat(judged(attribute(token(stranger, days(-30)))).has(Code.TIME_STAMP_UNTRUSTED))
                .isTrue();
    }

    @Test
    void tooManyAreNotJudged() throws Exception {
        var many = Collections.nCopies(50, attribute(token(stranger, days(-30))));

        var report = judged(many.toArray(Attribute[]::new));

        assertThat(report.findings()).extracting(Finding::code).contains(Code.UNSIGNED_NOT_JUDGED);
        assertThat(report.has(Code.TIME_STAMP_UNTRUSTED)).isTrue();
    }

    private SignatureReport judged(Attribute... unsigned) throws Exception {
        document.unsignedAttributes = new DLSet(unsigned);
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .signers(new CertificateTrust(List.of(signer.authority().certificate()), List.of()))
                .timeStampAuthorities(TestHolder.trust(stamps.root()))
                .asking((asked, issuer, now) -> asked.equals(signer.certificate())
                        ? new RevocationStatus(RevocationStatus.State.REVOKED, REVOKED, NOW, null)
                        : new RevocationStatus(RevocationStatus.State.GOOD, null, NOW, null));
        return new CmsJudge(context).judge(Source.of(document.encoded()), null).get(0);
    }

    private static Attribute attribute(ContentInfo... tokens) {
        return new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                new DLSet(Stream.of(tokens).toArray(ASN1Encodable[]::new)));
    }

    private ContentInfo token(TestTimeStamps authority, Instant time) {
        return ContentInfo.getInstance(authority.stamp(value, time));
    }

    private static Instant days(int fromNow) {
        return NOW.plus(fromNow, ChronoUnit.DAYS);
    }
}
