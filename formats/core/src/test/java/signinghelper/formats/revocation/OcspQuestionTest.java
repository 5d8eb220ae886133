package signinghelper.formats.revocation;

import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.revocation.RevocationStatus.State;
import signinghelper.formats.revocation.RevocationUnknownException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestResponder;
import signinghelper.testkit.junit.Needed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class OcspQuestionTest {
    private static final Moment NOW_MOMENT = Moment.at(NOW);
    private static final TestKey KIND = TestKey.P256;
    private static final ASN1ObjectIdentifier DEMAND = new ASN1ObjectIdentifier("1.2.3.4");

    private final TestAuthority root = TestAuthority.root(KIND);
    private final TestAuthority authority = root.intermediate();
    private final X509Certificate certificate = authority.issue(KIND.generate());
    private final OcspQuestion question = new OcspQuestion(certificate, authority.certificate());

    private RevocationStatus ask(TestResponder responder) throws RevocationUnknownException {
        return question.statusIn(Bytes.copyOf(responder.answer(question.encoded())), NOW_MOMENT);
    }

    private Reason whyUnknown(TestResponder responder) {
        return whyUnknown(Bytes.copyOf(responder.answer(question.encoded())));
    }

    private Reason whyUnknown(Bytes answer) {
        var unknown =
                catchThrowableOfType(RevocationUnknownException.class, () -> question.statusIn(answer, NOW_MOMENT));
        assertThat(unknown).isNotNull();
        return unknown.reason();
    }

    private TestResponder responder() {
        return new TestResponder(authority);
    }

    @ParameterizedTest
    @EnumSource
    void aCaWithAnyKindOfKeyAnswers(TestKey kind) throws Exception {
        var ca = TestAuthority.root(kind);
        var user = ca.issue(kind.generate());
        var asked = new OcspQuestion(user, ca.certificate());
        var status = asked.statusIn(Bytes.copyOf(new TestResponder(ca).answer(asked.encoded())), NOW_MOMENT);

        assertThat(status.state()).isEqualTo(State.GOOD);
        assertThat(status.isCurrent(NOW_MOMENT)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, REVOKED", "6, ON_HOLD"})
    void tellsWhoIsRevokedAndSinceWhen(int reason, State state) throws Exception {
        var since = NOW.minusSeconds(3600);
        var status = ask(responder().saying(new RevokedStatus(Date.from(since), reason)));

        assertThat(status.state()).isEqualTo(state);
        assertThat(status.since()).isEqualTo(since);
    }

    /**
     * A stolen key is revoked from its invalidity date, as in a list (RFC 5280, 5.3.2), and not only from the later
     * report.
     */
    @Test
    void countsFromTheInvalidityDate() throws Exception {
        var invalid = NOW.minusSeconds(7200);
        var revoked = responder().saying(new RevokedStatus(Date.from(NOW.minusSeconds(3600)), 1));

        assertThat(ask(revoked.invalidSince(invalid)).since()).isEqualTo(invalid);
    }

    /** RFC 6960, 4.4.4: a responder may forget it, unless it says until when it looks back. */
    @Test
    void goodIsNoAnswerAboutACertificateThatHadEndedUnlessItIsArchived() throws Exception {
        var end = NOW.minus(Duration.ofDays(10));
        var ended = authority.issue(TestAuthority.request(KIND.generate()).validity(end.minusSeconds(3600), end));
        var asked = new OcspQuestion(ended, authority.certificate());
        var cutoff = OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff;

        for (var silent : List.of(
                responder(),
                responder().saying(cutoff, false, new ASN1GeneralizedTime(Date.from(end.plusSeconds(1)))))) {
            assertThatThrownBy(() -> asked.statusIn(Bytes.copyOf(silent.answer(asked.encoded())), NOW_MOMENT))
                    .isInstanceOf(RevocationUnknownException.class);
        }
        for (var telling : List.of(
                responder().saying(cutoff, false, new ASN1GeneralizedTime(Date.from(end))),
                responder().from(end, NOW),
                responder().saying(new RevokedStatus(Date.from(end), 1)),
                responder().andThen(new RevokedStatus(Date.from(end), 1)))) {
            assertThat(asked.statusIn(Bytes.copyOf(telling.answer(asked.encoded())), NOW_MOMENT))
                    .isNotNull();
        }
    }

    @Test
    void aRevocationWithoutAReasonIsOne() throws Exception {
        assertThat(ask(responder().saying(new RevokedStatus(Date.from(NOW)))).state())
                .isEqualTo(State.REVOKED);
    }

    @Test
    void aResponderThatDoesNotKnowTheCertificateSaysNothing() {
        assertThat(whyUnknown(responder().saying(new UnknownStatus()))).isEqualTo(Reason.NOT_COVERED);
    }

    @Test
    void anAnswerOfAnotherCertificateSaysNothing() throws Exception {
        var user = authority.issue(KIND.generate());
        var other = new OCSPReq(new OcspQuestion(user, authority.certificate()).encoded());
        var twin = new OCSPReq(new OcspQuestion(certificate, root.certificate()).encoded());

        assertThat(whyUnknown(responder().of(other.getRequestList()[0].getCertID())))
                .isEqualTo(Reason.NOT_COVERED);
        assertThat(whyUnknown(responder().of(twin.getRequestList()[0].getCertID())))
                .isEqualTo(Reason.NOT_COVERED);
    }

    @Test
    void theNonceIsTheQuestionsOwn() throws Exception {
        assertThat(whyUnknown(responder().nonce(new byte[32]))).isEqualTo(Reason.NONCE_DIFFERENT);
        var earlier =
                Bytes.copyOf(responder().answer(new OcspQuestion(certificate, authority.certificate()).encoded()));
        assertThat(whyUnknown(earlier)).isEqualTo(Reason.NONCE_DIFFERENT);
        assertThat(question.statusInKept(earlier, NOW_MOMENT).state()).isEqualTo(State.GOOD);
    }

    @Test
    void anAnswerThatWasMadeBeforehandHasNone() throws Exception {
        assertThat(ask(responder().nonce(null)).state()).isEqualTo(State.GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "-3600, 0, true",
        "-3600, -1, false",
        "300, 3600, true",
        "301, 3600, false",
        "-86400, , true",
        "-86401, , false"
    })
    void anAnswerIsCurrentWithinItsTime(long begin, Long end, boolean current) throws Exception {
        var status = ask(responder().from(NOW.plusSeconds(begin), end == null ? null : NOW.plusSeconds(end)));

        assertThat(status.isCurrent(NOW_MOMENT)).isEqualTo(current);
    }

    private X509Certificate appointed(TestAuthority by, java.security.KeyPair keys, KeyPurposeId purpose) {
        return by.issue(TestAuthority.request(keys)
                .extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose)));
    }

    @Test
    void whomTheCaAppointedMayAnswerForIt() throws Exception {
        var keys = KIND.generate();
        var responder = appointed(authority, keys, KeyPurposeId.id_kp_OCSPSigning);

        assertThat(ask(responder().by(keys, responder)).state()).isEqualTo(State.GOOD);
    }

    /** RFC 6960, 4.2.2.2: appointed by just this CA, for just this purpose. */
    @Test
    void nobodyElseMay() throws Exception {
        var keys = KIND.generate();
        var signing = KeyPurposeId.id_kp_OCSPSigning;
        var namesake = TestAuthority.root(KIND).intermediate();
        for (var wrong : new X509Certificate[] {
            authority.issue(keys),
            appointed(authority, keys, KeyPurposeId.anyExtendedKeyUsage),
            appointed(root, keys, signing),
            appointed(namesake, keys, signing),
            authority.issue(TestAuthority.request(keys)
                    .keyUsage(KeyUsage.keyEncipherment)
                    .extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(signing))),
            authority.issue(TestAuthority.request(keys)
                    .validity(NOW.minus(Duration.ofDays(2)), NOW.minusSeconds(1))
                    .extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(signing)))
        }) {
            assertThat(whyUnknown(responder().by(keys, wrong))).isEqualTo(Reason.RESPONDER_UNAUTHORISED);
        }
    }

    /** Otherwise the thief of a key could sign that its certificate is good. */
    @Test
    void noCertificateAnswersForItself() throws Exception {
        var keys = KIND.generate();
        var own = appointed(authority, keys, KeyPurposeId.id_kp_OCSPSigning);
        var renewed = appointed(authority, keys, KeyPurposeId.id_kp_OCSPSigning);
        var asked = new OcspQuestion(own, authority.certificate());
        for (var answering : new X509Certificate[] {own, renewed}) {
            var answer = Bytes.copyOf(responder().by(keys, answering).answer(asked.encoded()));

            assertThatThrownBy(() -> asked.statusIn(answer, NOW_MOMENT))
                    .isInstanceOfSatisfying(
                            RevocationUnknownException.class,
                            unknown -> assertThat(unknown.reason()).isEqualTo(Reason.RESPONDER_UNAUTHORISED));
        }
    }

    @Test
    void noResponderMayWhoseKeyIsShort() throws Exception {
        var keys = TestKey.rsa(1024);
        var responder = appointed(authority, keys, KeyPurposeId.id_kp_OCSPSigning);

        assertThat(whyUnknown(responder().by(keys, responder).algorithm("SHA256withRSA")))
                .isEqualTo(Reason.RESPONDER_UNAUTHORISED);
    }

    /** RFC 5280, 4.2: what is critical and not understood refuses the certificate. */
    @Test
    void noResponderMayWhoseCertificateDemandsWhatIsNotRead() throws Exception {
        var keys = KIND.generate();
        var usual = TestAuthority.request(keys)
                .extension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))
                .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, true, DERNull.INSTANCE);
        var demanding = TestAuthority.request(keys)
                .extension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))
                .extension(DEMAND, true, DERNull.INSTANCE);

        assertThat(ask(responder().by(keys, authority.issue(usual))).state()).isEqualTo(State.GOOD);
        assertThat(whyUnknown(responder().by(keys, authority.issue(demanding))))
                .isEqualTo(Reason.RESPONDER_UNAUTHORISED);
    }

    @Test
    void anAnswerThatDemandsWhatIsNotReadSaysNothing() throws Exception {
        assertThat(whyUnknown(responder().demanding(DEMAND))).isEqualTo(Reason.NOT_COVERED);
        assertThat(whyUnknown(responder().saying(DEMAND, true, DERNull.INSTANCE)))
                .isEqualTo(Reason.NOT_COVERED);
        assertThat(ask(responder().saying(DEMAND, false, DERNull.INSTANCE)).state())
                .isEqualTo(State.GOOD);
    }

    /** An answer that names another responder than its signer is not used (RFC 6960, 4.2.2.3). */
    @Test
    void whoAnswersIsWhomTheAnswerNames() throws Exception {
        var keys = KIND.generate();
        var appointed = appointed(authority, keys, KeyPurposeId.id_kp_OCSPSigning);

        assertThat(ask(responder().by(keys, appointed).named(nameOf(appointed))).state())
                .isEqualTo(State.GOOD);
        assertThat(ask(responder().named(nameOf(authority.certificate()))).state())
                .isEqualTo(State.GOOD);
        for (var other : List.of(
                responder().by(keys, appointed).named(new X500Name("CN=somebody else")),
                responder().named(new X500Name("CN=somebody else")))) {
            assertThat(whyUnknown(other)).isEqualTo(Reason.SIGNATURE);
        }
    }

    @Test
    void aRevocationBesideAnotherWordWinsAndNotKnowingAfterIt() throws Exception {
        var revoked = new RevokedStatus(Date.from(NOW), 1);
        var held = new RevokedStatus(Date.from(NOW), 6);

        for (var both : List.of(
                responder().andThen(revoked),
                responder().saying(revoked).andThen(CertificateStatus.GOOD),
                responder().saying(held).andThen(revoked),
                responder().saying(new UnknownStatus()).andThen(revoked))) {
            assertThat(ask(both).state()).isEqualTo(State.REVOKED);
        }
        assertThat(whyUnknown(responder().andThen(new UnknownStatus()))).isEqualTo(Reason.NOT_COVERED);
        assertThat(ask(responder().andThen(held)).state()).isEqualTo(State.ON_HOLD);
    }

    private static X500Name nameOf(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    @Test
    void anAnswerThatNobodySignedIsNotBelieved() throws Exception {
        var right = appointed(authority, KIND.generate(), KeyPurposeId.id_kp_OCSPSigning);

        assertThat(whyUnknown(responder().by(KIND.generate(), right))).isEqualTo(Reason.SIGNATURE);
        assertThat(whyUnknown(responder().algorithm("SHA1withECDSA"))).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void aResponderMayRefuse() throws Exception {
        for (var status : new int[] {OCSPResp.TRY_LATER, OCSPResp.UNAUTHORIZED, OCSPResp.MALFORMED_REQUEST}) {
            var refusal = new OCSPRespBuilder().build(status, null).getEncoded();
            assertThat(whyUnknown(Bytes.copyOf(refusal))).isEqualTo(Reason.RESPONDER_REFUSED);
        }
    }

    @Test
    void anythingElseIsMalformed() {
        var good = responder().answer(question.encoded());

        assertThat(whyUnknown(Bytes.copyOf("<html>".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(Reason.MALFORMED);
        for (var length = 0; length < good.length; length += 7) {
            assertThat(whyUnknown(Bytes.copyOf(Arrays.copyOf(good, length)))).isEqualTo(Reason.MALFORMED);
        }
        assertThat(whyUnknown(Bytes.copyOf(new byte[OcspQuestion.MAX_BYTES + 1])))
                .isEqualTo(Reason.MALFORMED);
    }

    /** OpenSSL reads our question and answers it. */
    @ParameterizedTest
    @CsvSource({"V, , GOOD", "R, 260101000000Z, REVOKED", "R, '260101000000Z,certificateHold', ON_HOLD"})
    void openSslAnswersTheSame(String flag, String revoked, State state, @TempDir Path folder) throws Exception {
        var openSsl = Needed.openSsl(folder);
        writePem(
                folder.resolve("ca.pem"), "CERTIFICATE", authority.certificate().getEncoded());
        writePem(
                folder.resolve("ca.key"),
                "PRIVATE KEY",
                authority.keys().getPrivate().getEncoded());
        var serial = certificate.getSerialNumber().toString(16).toUpperCase(java.util.Locale.ROOT);
        var index = String.join(
                "\t",
                flag,
                "361231235959Z",
                revoked == null ? "" : revoked,
                serial.length() % 2 == 0 ? serial : "0" + serial,
                "unknown",
                "/CN=test");
        Files.writeString(folder.resolve("index.txt"), index + "\n");
        Files.write(folder.resolve("request.der"), question.encoded());

        var outcome = openSsl.run(
                "ocsp",
                "-index",
                "index.txt",
                "-CA",
                "ca.pem",
                "-rsigner",
                "ca.pem",
                "-rkey",
                "ca.key",
                "-ndays",
                "1",
                "-reqin",
                "request.der",
                "-respout",
                "answer.der");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        var status = question.statusIn(Bytes.copyOf(Files.readAllBytes(folder.resolve("answer.der"))), NOW_MOMENT);
        assertThat(status.state()).isEqualTo(state);
        assertThat(status.isCurrent(Moment.at(Instant.now()))).isTrue();
    }

    private static void writePem(Path file, String type, byte[] der) throws Exception {
        var body = Base64.getMimeEncoder().encodeToString(der);
        Files.writeString(file, "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }
}
