package signinghelper.check;

import org.junit.jupiter.api.Test;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyFault;
import signinghelper.token.SoftwareKey;
import signinghelper.token.StoredCertificate;
import signinghelper.token.plugged.Tokens;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

class CertificateKeyCheckTest {
    private static final KeyFault UNREADABLE = new KeyFault("{1}", ErrorCode.CERTIFICATE_UNREADABLE);
    private static final KeyFault UNCERTIFIED = new KeyFault("{2}", ErrorCode.KEY_ABSENT);

    private final FakeToken token = new FakeToken("A");

    private List<Finding> look() throws InterruptedException {
        var reading =
                new CertificateReading(new Tokens(List.of(new FakeDriver("fake", token))), () -> HolderRules.USUAL);
        return new CertificateKeyCheck(reading).look(Circumstances.NONE);
    }

    @Test
    void keysWithTheirCertificatesPass() throws Exception {
        token.with(SoftwareKey.Kind.RSA).with(SoftwareKey.Kind.SM2);
        assertThat(look()).extracting(Finding::verdict).containsExactly(Verdict.PASS, Verdict.PASS);
    }

    @Test
    void certificateThatIsStoredAsTextPassesWithARemark() throws Exception {
        token.with(SoftwareKey.Kind.RSA)
                .withCertificateAs(StoredCertificate.Form.PEM, SoftwareKey.make(SoftwareKey.Kind.P256));
        assertThat(look())
                .extracting(Finding::verdict, CertificateKeyCheckTest::remark)
                .containsExactly(tuple(Verdict.PASS, List.of()), tuple(Verdict.PASS, List.of("PEM")));
    }

    private static List<String> remark(Finding finding) {
        return finding.evidence().stream()
                .filter(seen -> seen.name().equals("stored"))
                .map(Evidence::value)
                .toList();
    }

    @Test
    void whatMakesNoKeyIsAWarningBesideOneThatSigns() throws Exception {
        token.with(SoftwareKey.Kind.RSA)
                .withCertificateOf(SoftwareKey.make(SoftwareKey.Kind.P256))
                .with(UNREADABLE)
                .with(UNCERTIFIED);
        assertThat(look())
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(
                        tuple(Verdict.PASS, null),
                        tuple(Verdict.WARN, ErrorCode.KEY_ABSENT),
                        tuple(Verdict.WARN, ErrorCode.CERTIFICATE_UNREADABLE),
                        tuple(Verdict.WARN, ErrorCode.KEY_ABSENT));
        assertThat(look().get(2).facts()).contains(entry("another", "yes"));
    }

    @Test
    void whereNothingElseSignsItIsAFault() throws Exception {
        token.with(UNREADABLE);
        assertThat(look())
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(tuple(Verdict.FAIL, ErrorCode.CERTIFICATE_UNREADABLE));
        assertThat(look().get(0).facts()).contains(entry("another", "no"));
    }

    @Test
    void uKeyThatCannotBeOpenedIsFoundBesideOneThatCan() throws Exception {
        var bad = new FakeDriver("bad", new FakeToken("B")).whileOpening(() -> {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        });
        token.with(SoftwareKey.Kind.RSA);
        var tokens = new Tokens(List.of(bad, new FakeDriver("fake", token)));
        var findings = new CertificateKeyCheck(new CertificateReading(tokens, () -> HolderRules.USUAL))
                .look(Circumstances.NONE);
        assertThat(findings)
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(tuple(Verdict.PASS, null), tuple(Verdict.WARN, ErrorCode.TOKEN_UNREADABLE));
        assertThat(findings.get(1).facts()).containsOnly(entry("driver", "bad"), entry("token", "B"));
    }

    @Test
    void emptyUKeyIsNotLookedAt() throws Exception {
        assertThat(look()).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);
    }
}
