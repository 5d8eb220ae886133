package signinghelper.formats.revocation;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.revocation.RevocationStatus.State;
import signinghelper.formats.revocation.RevocationUnknownException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestRevocationList;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.testkit.authority.TestRevocationList.NEXT_UPDATE;
import static signinghelper.testkit.authority.TestRevocationList.THIS_UPDATE;

class RevocationListTest {
    private static final String LIST = "http://ca.example/one.crl";
    private static final Instant END = Instant.parse("2026-06-05T00:00:00Z");

    private final TestAuthority authority = TestAuthority.root(TestKey.P256).intermediate();
    private final X509Certificate certificate = authority.issue(TestAuthority.request(TestKey.P256.generate())
            .extension(Extension.cRLDistributionPoints, false, points(LIST)));
    private final X509Certificate other = authority.issue(TestKey.P256.generate());

    private static CRLDistPoint points(String address) {
        return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(pointName(address), null, null)});
    }

    private static DistributionPointName pointName(String address) {
        return new DistributionPointName(
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, address)));
    }

    private RevocationStatus statusIn(TestRevocationList list) throws RevocationUnknownException {
        return RevocationList.statusIn(Bytes.copyOf(list.signed()), certificate, authority.certificate());
    }

    private Reason whyUnknown(Bytes list) {
        return whyUnknown(list, certificate);
    }

    private Reason whyUnknown(Bytes list, X509Certificate asked) {
        var unknown = catchThrowableOfType(
                RevocationUnknownException.class, () -> RevocationList.statusIn(list, asked, authority.certificate()));
        assertThat(unknown).isNotNull();
        return unknown.reason();
    }

    @ParameterizedTest
    @EnumSource
    void aListOfEveryKindOfKeyTellsWhoIsRevoked(TestKey kind) throws Exception {
        var root = TestAuthority.root(kind);
        var revoked = root.issue(kind.generate());
        var list = Bytes.copyOf(new TestRevocationList(root).with(revoked, 1).signed());

        assertThat(RevocationList.statusIn(list, revoked, root.certificate()))
                .isEqualTo(new RevocationStatus(State.REVOKED, THIS_UPDATE.minusSeconds(60), THIS_UPDATE, NEXT_UPDATE));
        assertThat(RevocationList.statusIn(list, root.issue(kind.generate()), root.certificate()))
                .isEqualTo(new RevocationStatus(State.GOOD, null, THIS_UPDATE, NEXT_UPDATE));
    }

    @ParameterizedTest
    @CsvSource({"0, REVOKED", "1, REVOKED", "4, REVOKED", "6, ON_HOLD", "9, REVOKED"})
    void onlyTheReasonCertificateHoldIsAHold(int reason, State state) throws Exception {
        assertThat(statusIn(new TestRevocationList(authority).with(other, 1).with(certificate, reason))
                        .state())
                .isEqualTo(state);
    }

    /** Both ends are included; a CA's clock may be five minutes fast. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-15T10:54:59Z, 2026-06-15T10:54:59Z, false",
        "2026-06-15T10:54:59Z, 2026-06-15T10:55:00Z, true",
        "2026-06-16T11:00:00Z, 2026-06-16T11:00:01Z, true",
        "2026-06-16T11:00:01Z, 2026-06-16T11:00:01Z, false"
    })
    void aListIsCurrentUntilTheNext(Instant earliest, Instant latest, boolean current) throws Exception {
        assertThat(statusIn(new TestRevocationList(authority)).isCurrent(new Moment(earliest, latest)))
                .isEqualTo(current);
    }

    /** RFC 5280, 3.3 and 5: a CA takes it off its lists. */
    @Test
    void aListSaysNothingOfACertificateThatHadEndedBeforeUnlessItKeepsThose() throws Exception {
        var ended = ended();
        var keeping = new ASN1ObjectIdentifier("2.5.29.60");

        assertThat(whyUnknown(Bytes.copyOf(new TestRevocationList(authority).signed()), ended))
                .isEqualTo(Reason.NOT_COVERED);
        assertThat(whyUnknown(
                        Bytes.copyOf(new TestRevocationList(authority)
                                .with(keeping, false, new DERGeneralizedTime("20260605000001Z"))
                                .signed()),
                        ended))
                .isEqualTo(Reason.NOT_COVERED);
        assertThat(RevocationList.statusIn(
                                Bytes.copyOf(new TestRevocationList(authority)
                                        .with(keeping, false, new DERGeneralizedTime("20260605000000Z"))
                                        .signed()),
                                ended,
                                authority.certificate())
                        .state())
                .isEqualTo(State.GOOD);
    }

    @Test
    void aListThatWasMadeBeforeItsEndCountsAndARevocationAlways() throws Exception {
        var ended = ended();
        var earlier = new TestRevocationList(authority, authority.certificate(), END);

        assertThat(RevocationList.read(Bytes.copyOf(earlier.signed()), authority.certificate())
                        .status(ended)
                        .state())
                .isEqualTo(State.GOOD);
        assertThat(RevocationList.read(
                                Bytes.copyOf(new TestRevocationList(authority)
                                        .with(ended, 1)
                                        .signed()),
                                authority.certificate())
                        .status(ended)
                        .state())
                .isEqualTo(State.REVOKED);
    }

    private X509Certificate ended() {
        return authority.issue(TestAuthority.request(TestKey.P256.generate()).validity(END.minusSeconds(3600), END));
    }

    @Test
    void aListOfSomebodyElseIsNotBelieved() {
        var stranger = TestAuthority.root(TestKey.P256);
        var inAnothersName = new TestRevocationList(stranger, authority.certificate(), THIS_UPDATE);

        assertThat(whyUnknown(Bytes.copyOf(inAnothersName.signed()))).isEqualTo(Reason.SIGNATURE);
        assertThat(whyUnknown(
                        Bytes.copyOf(new TestRevocationList(authority, stranger.certificate(), THIS_UPDATE).signed())))
                .isEqualTo(Reason.NOT_COVERED);
    }

    @Test
    void aListThatHangsOnABrokenHashIsNotBelieved() {
        assertThat(whyUnknown(Bytes.copyOf(new TestRevocationList(authority).signed("SHA1withECDSA"))))
                .isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void aCaThatMaySignNoListsHasNone() throws Exception {
        var keys = TestKey.P256.generate();
        var weak = TestAuthority.root(TestKey.P256)
                .issue(TestAuthority.request(keys).authority().keyUsage(KeyUsage.keyCertSign));
        var issued = TestAuthority.issueBelow(TestKey.P256, weak, keys, TestKey.P256.generate());
        var unknown = catchThrowableOfType(
                RevocationUnknownException.class,
                () -> RevocationList.statusIn(
                        Bytes.copyOf(new TestRevocationList(TestAuthority.of(TestKey.P256, weak, keys)).signed()),
                        issued,
                        weak));

        assertThat(unknown.reason()).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void aPartialListCountsForItsPartOnly() throws Exception {
        assertThat(statusIn(partial(LIST, false, null)).state()).isEqualTo(State.GOOD);
        assertThat(whyUnknown(Bytes.copyOf(
                        partial("http://ca.example/two.crl", false, null).signed())))
                .isEqualTo(Reason.NOT_COVERED);
        assertThat(whyUnknown(Bytes.copyOf(partial(LIST, true, null).signed()))).isEqualTo(Reason.NOT_COVERED);
        assertThat(whyUnknown(Bytes.copyOf(partial(LIST, false, new ReasonFlags(ReasonFlags.keyCompromise))
                        .signed())))
                .isEqualTo(Reason.NOT_COVERED);
    }

    /** RFC 5280, 6.3.3 (b)(2)(ii) and (iii). */
    @Test
    void aListOfUsersSaysNothingOfACaAndTheOtherWayAround() throws Exception {
        var users = new IssuingDistributionPoint(null, true, false, null, false, false);
        var authorities = new IssuingDistributionPoint(null, false, true, null, false, false);

        assertThat(stateOfCa(authorities)).isEqualTo(State.GOOD);
        assertThatThrownBy(() -> stateOfCa(users)).isInstanceOf(RevocationUnknownException.class);
        assertThat(statusIn(new TestRevocationList(authority).with(Extension.issuingDistributionPoint, true, users))
                        .state())
                .isEqualTo(State.GOOD);
    }

    private static State stateOfCa(IssuingDistributionPoint part) throws RevocationUnknownException {
        var root = TestAuthority.root(TestKey.P256);
        var list = new TestRevocationList(root).with(Extension.issuingDistributionPoint, true, part);
        return RevocationList.statusIn(
                        Bytes.copyOf(list.signed()), root.intermediate().certificate(), root.certificate())
                .state();
    }

    private TestRevocationList partial(String address, boolean caOnly, @Nullable ReasonFlags reasons) {
        return new TestRevocationList(authority)
                .with(
                        Extension.issuingDistributionPoint,
                        true,
                        new IssuingDistributionPoint(pointName(address), false, caOnly, reasons, false, false));
    }

    @Test
    void aDeltaListAndAListWithUnknownDemandsAreNotUsed() {
        var delta = new TestRevocationList(authority).with(Extension.deltaCRLIndicator, false, new ASN1Integer(1));
        var unknown =
                new TestRevocationList(authority).with(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE);

        assertThat(whyUnknown(Bytes.copyOf(delta.signed()))).isEqualTo(Reason.NOT_COVERED);
        assertThat(whyUnknown(Bytes.copyOf(unknown.signed()))).isEqualTo(Reason.NOT_COVERED);
    }

    /** RFC 5280, 5.3: a list with one such entry tells of no certificate. */
    @Test
    void aListWithAnEntryThatDemandsWhatIsNotReadIsNotUsed() {
        var demand = new ASN1ObjectIdentifier("1.2.3.4");

        assertThat(whyUnknown(Bytes.copyOf(new TestRevocationList(authority)
                        .with(other, demand, DERNull.INSTANCE)
                        .signed())))
                .isEqualTo(Reason.NOT_COVERED);
    }

    /** An entry of another CA's certificate has no place in it (RFC 5280, 5.3.3), and one of its own is no news. */
    @Test
    void aListThatSpeaksOfAnotherCaIsNotUsed() throws Exception {
        var strange = new GeneralNames(new GeneralName(new X500Name("CN=another CA")));
        var own = new GeneralNames(new GeneralName(X500Name.getInstance(
                authority.certificate().getSubjectX500Principal().getEncoded())));

        assertThat(whyUnknown(Bytes.copyOf(new TestRevocationList(authority)
                        .with(certificate, Extension.certificateIssuer, strange)
                        .signed())))
                .isEqualTo(Reason.NOT_COVERED);
        assertThat(whyUnknown(Bytes.copyOf(new TestRevocationList(authority)
                        .with(other, Extension.certificateIssuer, strange)
                        .with(certificate, 1)
                        .signed())))
                .isEqualTo(Reason.NOT_COVERED);
        assertThat(statusIn(new TestRevocationList(authority).with(certificate, Extension.certificateIssuer, own))
                        .state())
                .isEqualTo(State.REVOKED);
    }

    @Test
    void ofSeveralEntriesARevocationWinsAndOneThatIsTakenOffIsNone() throws Exception {
        assertThat(statusIn(new TestRevocationList(authority)
                                .with(certificate, 6)
                                .with(certificate, 1))
                        .state())
                .isEqualTo(State.REVOKED);
        assertThat(statusIn(new TestRevocationList(authority)
                                .with(certificate, 1)
                                .with(certificate, 6))
                        .state())
                .isEqualTo(State.REVOKED);
        assertThat(statusIn(new TestRevocationList(authority).with(certificate, 8))
                        .state())
                .isEqualTo(State.GOOD);
        assertThat(statusIn(new TestRevocationList(authority)
                                .with(certificate, 8)
                                .with(certificate, 1))
                        .state())
                .isEqualTo(State.REVOKED);
    }

    @Test
    void anythingElseIsMalformed() {
        var good = new TestRevocationList(authority).signed();

        assertThat(whyUnknown(Bytes.copyOf(new byte[0]))).isEqualTo(Reason.MALFORMED);
        assertThat(whyUnknown(Bytes.copyOf("<html>".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(Reason.MALFORMED);
        for (var length = 1; length < good.length; length += 7) {
            assertThat(whyUnknown(Bytes.copyOf(Arrays.copyOf(good, length)))).isEqualTo(Reason.MALFORMED);
        }
        assertThat(whyUnknown(Bytes.copyOf(new byte[RevocationList.MAX_BYTES + 1])))
                .isEqualTo(Reason.MALFORMED);
    }
}
