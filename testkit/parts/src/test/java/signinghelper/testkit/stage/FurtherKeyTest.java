package signinghelper.testkit.stage;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.certificate.SigningCertificateValidator;
import signinghelper.formats.match.Account;
import signinghelper.formats.match.NameRule;
import signinghelper.formats.match.SubjectMatch;
import signinghelper.protocol.ErrorCode;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.token.SoftwareKeyDriver;
import signinghelper.testkit.token.SoftwareKeyMaker;
import signinghelper.token.TokenContents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Persons and certificates of the test kit, as the host's driver and a portal's library see them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FurtherKeyTest {
    private static final Clock CLOCK = Clock.systemUTC();

    private final TestPki authority = new TestPki(CLOCK);
    private final SigningCertificateValidator portal = new SigningCertificateValidator(
            new CertificateTrust(authority.anchors(), List.of()), RevocationPolicy.none(), CLOCK);
    private Path software;

    @BeforeAll
    void make(@TempDir Path folder) throws IOException {
        software = Files.createDirectories(folder.resolve("keys"));
        for (var key : FurtherKey.values()) {
            key.make(software, authority, TestKey.P256);
        }
    }

    private TokenContents plugIn(FurtherKey key) throws Exception {
        var mark = key.in(software).resolve(SoftwareKeyMaker.UNPLUGGED);
        Files.delete(mark);
        var driver = new SoftwareKeyDriver(software);
        try (var session = driver.open(driver.list().get(0))) {
            return session.contents();
        } finally {
            Files.createFile(mark);
        }
    }

    private X509Certificate certificate(FurtherKey key) throws Exception {
        return plugIn(key).keys().get(0).certificate();
    }

    private static boolean isOf(X509Certificate certificate, Holder holder) {
        var account = new Account(holder.organisation(), holder.creditCode().value(), Account.Role.SUPPLIER);
        return SubjectMatch.of(certificate, account, HolderRules.USUAL).matches(NameRule.REFUSE);
    }

    @Test
    void noneIsPluggedInAndEachIsMadeOnce() throws Exception {
        assertThat(new SoftwareKeyDriver(software).list()).isEmpty();
        var before = Files.readString(FurtherKey.AGENCY.certificate(software));

        FurtherKey.AGENCY.make(software, authority, TestKey.P256);

        assertThat(FurtherKey.AGENCY.certificate(software)).hasContent(before);
    }

    @ParameterizedTest
    @CsvSource({"SECOND_SUPPLIER", "PURCHASER", "AGENCY", "RENEWED"})
    void thoseOfOthersAndTheRenewedOneAreAccepted(FurtherKey key) throws Exception {
        var certificate = certificate(key);

        assertThat(portal.validate(certificate)).endsWith(authority.anchor(TestKey.P256));
        assertThat(isOf(certificate, Holder.demonstrationSupplier())).isEqualTo(key == FurtherKey.RENEWED);
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED", "NOT_YET_VALID"})
    void thoseOutOfTheirTimeAreRefused(FurtherKey key) throws Exception {
        var certificate = certificate(key);

        var refusal = catchThrowableOfType(CertificateRefusedException.class, () -> portal.validate(certificate));
        assertThat(refusal.reason()).isEqualTo(CertificateRefusedException.Reason.VALIDITY);
        assertThat(certificate.getNotAfter().toInstant().isBefore(CLOCK.instant()))
                .isEqualTo(key == FurtherKey.EXPIRED);
    }

    @Test
    void theMismatchingOneHasTheCodeAndAnotherName() throws Exception {
        var certificate = certificate(FurtherKey.MISMATCHING);

        assertThat(isOf(certificate, Holder.demonstrationSupplier())).isFalse();
        assertThat(isOf(certificate, Holder.demonstrationSupplier().named("演示供应商（旧名称）有限公司")))
                .isTrue();
    }

    @Test
    void theUnreadableOneIsAFaultOfItsKey() throws Exception {
        var contents = plugIn(FurtherKey.UNREADABLE);

        assertThat(contents.keys()).isEmpty();
        assertThat(contents.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(ErrorCode.CERTIFICATE_UNREADABLE));
    }
}
