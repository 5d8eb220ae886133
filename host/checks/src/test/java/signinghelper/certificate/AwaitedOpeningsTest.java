package signinghelper.certificate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.clock.KnownTime;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.SoftwareKey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class AwaitedOpeningsTest {
    private static final Instant SOON = TestAuthority.NOW.plus(Duration.ofDays(3));
    private static final Instant LATER = TestAuthority.NOW.plus(Duration.ofDays(9));

    @TempDir
    private Path folder;

    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private final X509Certificate certificate = of("甲公司");
    private Instant now = TestAuthority.NOW;

    private X509Certificate of(String organisation) {
        return SoftwareKey.issued(SoftwareKey.Kind.SM2, authority, request -> request.organisation(organisation))
                .certificate();
    }

    private AwaitedOpenings openings() {
        return new AwaitedOpenings(folder, new WireFormat(), () -> new KnownTime(now, Duration.ZERO));
    }

    @Test
    void openingsOfACertificateComeTheEarliestFirstAndOnce() {
        openings().note(List.of(certificate), LATER);
        openings().note(List.of(certificate, of("代理机构")), SOON);
        openings().note(List.of(certificate), SOON);

        assertThat(openings().of(certificate)).isEqualTo(new Openings(List.of(SOON, LATER), List.of()));
    }

    @Test
    void aRenewedCertificateIsToldOfTheFormerOnesUnlessBothOpen() {
        var renewed = of("甲公司");
        openings().note(List.of(certificate), SOON);
        openings().note(List.of(certificate, renewed), LATER);

        assertThat(openings().of(renewed)).isEqualTo(new Openings(List.of(LATER), List.of(SOON)));
        assertThat(openings().of(of("乙公司"))).isEqualTo(Openings.NONE);
    }

    @Test
    void whatHasPassedIsForgottenOnTheDiskToo() throws Exception {
        openings().note(List.of(certificate), SOON);
        now = SOON;

        assertThat(openings().of(certificate)).isEqualTo(Openings.NONE);
        assertThat(folder.resolve("openings.json")).content().doesNotContain(SOON.toString());
    }

    @Test
    void noTimeOfThePastOrOfAFarFutureIsNoted() {
        openings().note(List.of(certificate), now);
        openings().note(List.of(certificate), now.plus(Duration.ofDays(367)));

        assertThat(AwaitedOpenings.areIn(folder)).isFalse();
    }

    @Test
    void noNameIsNotedAndADamagedFileIsBegunAnew() throws Exception {
        Files.writeString(
                folder.resolve("openings.json"),
                "{\"openings\":[{\"certificate\":\"\",\"holder\":\"\",\"opens\":\"x\"}]}");
        assertThat(openings().of(certificate)).isEqualTo(Openings.NONE);
        openings().note(List.of(certificate), SOON);

        assertThat(folder.resolve("openings.json"))
                .content()
                .contains(SOON.toString())
                .doesNotContain("甲公司");
    }
}
