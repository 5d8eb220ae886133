package signinghelper.formats.pdf;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.pades.PAdESTimestampParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.TestHolder;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.testkit.authority.OpenSslTimeStamps;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Document time stamps that EU DSS adds, with OpenSSL's {@code ts} as the authority (EN 319 142-1, 5.4.3). */
@Tag("slow")
class DocumentTimeStampTest {
    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    Path folder;

    private final Instant now = Instant.now();
    private final TestTimeStamps authority = TestTimeStamps.of(TestKey.RSA, now);

    /** Its certificate ends a hundred days before the authority's. */
    private final TestHolder holder = TestHolder.of(TestKey.RSA, now.minus(Duration.ofDays(100)));

    private OpenSslTimeStamps openSsl;
    private byte[] signed;

    /** Length of the last time stamp. */
    private int tokenBytes;

    @BeforeEach
    void sign() throws Exception {
        openSsl = OpenSslTimeStamps.in(folder, authority);
        signed = Signer.of(holder).sign(TestPdf.plain());
    }

    private byte[] stamped(byte[] pdf) throws IOException {
        return stamped(pdf, new PAdESTimestampParameters(DigestAlgorithm.SHA256));
    }

    private byte[] stamped(byte[] pdf, PAdESTimestampParameters parameters) throws IOException {
        var service = new PAdESService(new CommonCertificateVerifier());
        service.setTspSource((TSPSource) this::stamp);
        return bytes(service.timestamp(new InMemoryDocument(pdf), parameters));
    }

    /**
     * Returns the file with a time stamp that fills its place. With our version of BouncyCastle, DSS 6.4 takes its own time
     * stamps for malformed where zeros follow them.
     */
    private byte[] filled(byte[] pdf) throws IOException {
        var stamped = stamped(pdf);
        for (var size = 0; size != tokenBytes; ) {
            size = tokenBytes;
            var parameters = new PAdESTimestampParameters(DigestAlgorithm.SHA256);
            parameters.setContentSize(size);
            stamped = stamped(pdf, parameters);
        }
        return stamped;
    }

    private TimestampBinary stamp(DigestAlgorithm function, byte[] digest) {
        try {
            var query = new TimeStampRequestGenerator();
            query.setCertReq(true);
            var asked = query.generate(new ASN1ObjectIdentifier(function.getOid()), digest);
            var answer = new TimeStampResponse(openSsl.reply(asked.getEncoded()));
            var token = answer.getTimeStampToken().getEncoded();
            tokenBytes = token.length;
            return new TimestampBinary(token);
        } catch (IOException | TSPException e) {
            throw new DSSException("no time stamp", e);
        }
    }

    private Dss dss(Instant at) {
        return new Dss(at, holder.certificate(), authority.certificate());
    }

    private static byte[] bytes(DSSDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.writeTo(out);
        return out.toByteArray();
    }

    private Verdict judge(byte[] pdf, Instant at) throws IOException {
        var context = VerificationContext.of(VerificationPolicy.field(), at)
                .signers(holder.trust())
                .timeStampAuthorities(TestHolder.trust(authority.root()))
                .withoutRevocation();
        return new Verdict(DocumentFormats.verify(Source.of(pdf), null, context));
    }

    @Test
    void provesTheTimeOfTheSignatureBefore() throws Exception {
        var verdict = judge(stamped(signed), now);

        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("Signature1")).contains(Code.TIME_PROVED, Code.TIME_CLAIMED, Code.PROOFS_ADDED_LATER);
        assertThat(verdict.signature("Signature1").time().proved()).isCloseTo(now, within(Duration.ofMinutes(5)));
    }

    @Test
    void dssFindsTheSame() throws Exception {
        var once = filled(signed);
        var changed = once.clone();
        changed[once.length / 8]++;

        assertThat(dss(now).judge(once)).isEqualTo("passed");
        assertThat(dss(now).timeStamps(once)).containsExactly("passed");
        assertThat(dss(now).timeStamps(changed)).containsExactly("failed");
        assertThat(judge(changed, now).report().indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(judge(changed, now).report().signatures())
                .allSatisfy(each -> assertThat(each.has(Code.DIGEST_MISMATCH)).isTrue());
        assertThat(new Dss(now, holder.certificate()).timeStamps(once)).containsExactly("undecided");
    }

    @Test
    void aSignatureOutlivesItsCertificate() throws Exception {
        var verdict = judge(
                stamped(signed), holder.certificate().getNotAfter().toInstant().plusSeconds(60));
        var bare = judge(signed, holder.certificate().getNotAfter().toInstant().plusSeconds(60));

        assertThat(verdict.indication("Signature1")).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(bare.codes("Signature1")).contains(Code.CERTIFICATE_OUT_OF_BOUNDS);
    }

    @Test
    void aSignatureAfterTheTimeStampIsNotProved() throws Exception {
        var later = Signer.of(holder).sign(stamped(signed));
        var verdict = judge(later, now);

        assertThat(verdict.codes("Signature1")).contains(Code.TIME_PROVED);
        assertThat(verdict.codes("Signature3")).doesNotContain(Code.TIME_PROVED);
    }

    @Test
    void anUntrustedAuthorityProvesNothing() throws Exception {
        var context = VerificationContext.of(VerificationPolicy.field(), now)
                .signers(holder.trust())
                .withoutRevocation();
        var verdict = new Verdict(DocumentFormats.verify(Source.of(stamped(signed)), null, context));

        assertThat(verdict.codes("Signature1")).doesNotContain(Code.TIME_PROVED);
    }

    @Test
    void aLaterTimeStampKeepsAnEarlierOne() throws Exception {
        var twice = stamped(stamped(signed));
        var verdict = judge(twice, now);

        assertThat(verdict.report().signatures()).hasSize(3);
        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(judge(twice, now.plus(YEAR)).codes("Signature1")).doesNotContain(Code.TIME_PROVED);
    }
}
