package signinghelper.work;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signinghelper.clock.KnownTime;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.formats.revocation.RevocationStatus.State;
import signinghelper.profile.Dated;
import signinghelper.profile.EnvelopeSettings;
import signinghelper.profile.Signing;
import signinghelper.profile.TestProfile;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.SoftwareKey;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EncryptContentTest {
    private Instant now = TestAuthority.NOW;
    private final List<X509Certificate> asked = new ArrayList<>();
    private final X509Certificate first = certificate();
    private final X509Certificate second = certificate();
    private final X509Certificate third = certificate();
    private final X509Certificate agency = certificate();

    private static X509Certificate certificate() {
        return SoftwareKey.issued(
                        SoftwareKey.Kind.SM2,
                        TestAuthority.root(TestKey.SM2),
                        wish -> wish.keyUsage(KeyUsage.keyEncipherment))
                .certificate();
    }

    /** Encrypts while the CA knows these as revoked and says nothing of all others. */
    private EncryptContent encryption(X509Certificate... revoked) {
        return new EncryptContent(
                (recipient, at, patience) -> {
                    asked.add(recipient);
                    if (List.of(revoked).contains(recipient)) {
                        return Optional.of(status(State.REVOKED, TestAuthority.NOW));
                    }
                    now = now.plus(patience);
                    return Optional.empty();
                },
                () -> new KnownTime(now, Duration.ofSeconds(1)));
    }

    private static RevocationStatus status(State state, @Nullable Instant since) {
        return new RevocationStatus(state, since, TestAuthority.NOW, null);
    }

    private static Signing rules(List<X509Certificate> known, List<X509Certificate> further) throws Exception {
        return TestProfile.of(new EnvelopeSettings(null, dated(known), dated(further)))
                .signing();
    }

    private static List<Dated<String>> dated(List<X509Certificate> certificates) throws Exception {
        var dated = new ArrayList<Dated<String>>();
        for (var certificate : certificates) {
            var der = Bytes.copyOf(certificate.getEncoded()).toBase64();
            dated.add(new Dated<>(der, "test", "2026-06-01"));
        }
        return dated;
    }

    private void assertRevoked(Signing rules) {
        assertThatThrownBy(() -> encryption(agency).forPages(List.of(first, second, third, agency), rules))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.facts()).containsEntry("rule", "REVOKED"));
        assertThat(asked).containsExactly(agency);
    }

    @Test
    void aSilentAuthorityOfOthersDoesNotHideARevokedRecipientOfTheProfile() throws Exception {
        assertRevoked(rules(List.of(), List.of(agency)));
        asked.clear();
        assertRevoked(rules(List.of(agency), List.of()));
    }

    @Test
    void thoseWithoutAnAnswerAreCountedWhetherAskedOrNot() throws Exception {
        var recipients = List.of(first, second, third, agency, certificate());
        var usable = encryption().to(recipients, Optional.empty());

        assertThat(asked).containsExactly(first, second, third);
        assertThat(usable.unanswered()).isEqualTo(5);
    }

    @Test
    void aGoodAnswerIsOne() throws Exception {
        var encryption = new EncryptContent(
                (recipient, at, patience) -> Optional.of(status(State.GOOD, null)),
                () -> new KnownTime(now, Duration.ofSeconds(1)));

        assertThat(encryption.to(List.of(first, second), Optional.empty()).unanswered())
                .isZero();
    }

    @Test
    void aSilentAuthorityOfManyRecipientsHoldsTheWindowBackForAWhileAlone() throws Exception {
        var given = new ArrayList<Duration>();
        var encryption = new EncryptContent(
                (recipient, at, patience) -> {
                    given.add(patience);
                    now = now.plus(patience);
                    return Optional.empty();
                },
                () -> new KnownTime(now, Duration.ofSeconds(1)));

        encryption.to(Collections.nCopies(90, first), Optional.empty());

        assertThat(given).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
    }
}
