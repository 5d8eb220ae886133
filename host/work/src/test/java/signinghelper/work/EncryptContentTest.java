package signinghelper.work;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import signinghelper.clock.KnownTime;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.SoftwareKey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class EncryptContentTest {
    private Instant now = TestAuthority.NOW;

    @Test
    void aSilentAuthorityOfManyRecipientsHoldsTheWindowBackForAWhileAlone() throws Exception {
        var certificate = SoftwareKey.issued(
                        SoftwareKey.Kind.SM2,
                        TestAuthority.root(TestKey.SM2),
                        wish -> wish.keyUsage(KeyUsage.keyEncipherment))
                .certificate();
        var asked = new ArrayList<Duration>();
        var encryption = new EncryptContent(
                (recipient, at, patience) -> {
                    asked.add(patience);
                    now = now.plus(patience);
                    return Optional.empty();
                },
                () -> new KnownTime(now, Duration.ofSeconds(1)));

        encryption.to(Collections.nCopies(90, certificate), Optional.empty());

        assertThat(asked).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
    }
}
