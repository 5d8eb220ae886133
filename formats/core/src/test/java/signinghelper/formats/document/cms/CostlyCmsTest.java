package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeLimit;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestKey;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Small files whose parts name each other a thousand times, or are written out at length. */
class CostlyCmsTest {
    private static final byte[] CONTENT = {1, 2, 3};
    /** Place in a TBSCertificate of version 3. */
    private static final int KEY = 6;

    private final TestSigner signer = TestSigner.of(TestKey.P256);
    private final TestCms document = signer.attached(CmsForm.RFC5652, CONTENT);

    /** A certificate of 700 KB that twenty signers named did not fit into the memory of the process that verifies. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCertificateIsParsedOnceForAllWhoNameIt(boolean holds) throws Exception {
        document.signers = 3;
        if (!holds) {
            document.signature = signed -> new byte[] {0x30, 0};
        }
        var reports = report(TimeLimit.NONE).signatures();

        assertThat(reports)
                .hasSize(3)
                .allSatisfy(report -> assertThat(report.signer())
                        .isNotNull()
                        .isSameAs(reports.get(0).signer()));
    }

    /** A modulus that is a prime costs a quarter of a second each time. */
    @Test
    void oneThatCannotBeParsedIsNotTriedAgain() throws Exception {
        document.certificates.set(0, withUnknownKey(document.certificate));
        document.signers = 2;
        var all = ParsedCms.parseAll(document.encoded());

        assertThat(failure(all.get(0))).isNotNull().isSameAs(failure(all.get(1)));
    }

    private static @Nullable Throwable failure(ParsedCms parsed) {
        var refused = catchThrowableOfType(CmsException.class, parsed::signerCertificate);
        return Objects.requireNonNull(refused.getCause()).getCause();
    }

    private static Certificate withUnknownKey(X509Certificate certificate) {
        var der = TestCms.der(certificate);
        var parts = ASN1Sequence.getInstance(der.getTBSCertificate()).toArray();
        parts[KEY] = new SubjectPublicKeyInfo(new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3")), new byte[1]);
        return Certificate.getInstance(new DERSequence(
                new ASN1Encodable[] {new DERSequence(parts), der.getSignatureAlgorithm(), der.getSignature()}));
    }

    /** SEQUENCE OF that counts how often an element of it is looked at. */
    private static final class Counted extends DERSequence {
        private final AtomicInteger looks;

        Counted(ASN1Encodable[] elements, AtomicInteger looks) {
            super(elements);
            this.looks = looks;
        }

        @Override
        public ASN1Encodable getObjectAt(int index) {
            looks.incrementAndGet();
            return super.getObjectAt(index);
        }
    }

    /** As many names as certificates, in 900 KB, cost more than a minute. */
    @Test
    void namesOfCertificatesAreReadOnceForAllCertificatesOfOneName() throws Exception {
        var looks = new AtomicInteger();
        var names = new ASN1Encodable[50];
        Arrays.fill(names, new ESSCertIDv2(new byte[32]));
        var attribute = new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new DERSequence(new Counted(names, looks))));
        var attributes = SignedAttributes.of(new DERSet(attribute));
        looks.set(0);

        var found = attributes.firstNamed(IntStream.range(0, 100)
                .mapToObj(number -> Bytes.copyOf(new byte[] {(byte) number}))
                .toList());

        assertThat(found).isEmpty();
        assertThat(looks.get()).isLessThanOrEqualTo(2 * names.length);
    }

    /** A number of a megabyte takes seconds to be written in decimal. */
    @Test
    void aVersionOfManyDigitsIsNotWrittenOut() {
        document.version = new ASN1Integer(BigInteger.ONE.shiftLeft(40_000));

        var refused = catchThrowableOfType(
                CmsException.class, () -> signer.verifier(CmsForm.RFC5652).verifyAttached(document.encoded()));

        assertThat(refused.getMessage()).hasSizeLessThan(1000);
    }

    @Test
    void theTimeIsLookedAtForEachSignerWhenItIsOpenedAndWhenItIsReported() throws Exception {
        document.signers = 100;
        var looks = new AtomicLong();
        report(TimeLimit.of(Duration.ofDays(1), looks::incrementAndGet));

        assertThat(looks.get()).isGreaterThan(200);
        assertThat(report(TimeLimit.of(Duration.ofNanos(looks.get() - 20), new AtomicLong()::incrementAndGet))
                        .remarks())
                .containsExactly(Finding.of(Code.TIME_SPENT));
    }

    /** A hundred thousand fit into a megabyte, and made a report of ten. */
    @Test
    void unsignedAttributesWithoutEndAreNamedToAnEnd() throws Exception {
        document.unsignedAttributes = new DERSet(IntStream.range(0, 200)
                .mapToObj(number ->
                        new Attribute(new ASN1ObjectIdentifier("1.2.3." + number / 2), new DERSet(DERNull.INSTANCE)))
                .toArray(ASN1Encodable[]::new));

        var named = report(TimeLimit.NONE).signatures().get(0).findings().stream()
                .filter(finding -> finding.code() == Code.UNSIGNED_NOT_JUDGED)
                .toList();

        assertThat(named).hasSize(20).doesNotHaveDuplicates();
    }

    private VerificationReport report(TimeLimit limit) throws Exception {
        var context = VerificationContext.of(VerificationPolicy.field(), NOW).withoutRevocation();
        return DocumentFormats.verify(Source.of(document.encoded()).within(limit), null, context);
    }
}
