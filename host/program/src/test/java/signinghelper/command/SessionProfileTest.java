package signinghelper.command;

import org.junit.jupiter.api.Test;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.profile.ProfileSource;
import signinghelper.profile.TestProfile;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/** A profile that changes while sessions are open. */
class SessionProfileTest {
    private static final CmsForm FORMER = CmsForm.PKCS7_501_WITHOUT_ATTRIBUTES;
    private static final CmsForm PRESENT = CmsForm.PKCS7_501;

    @Test
    void anOpenSessionSignsInTheFormOfItsOwnProfile() throws Exception {
        assertThat(form(true)).isEqualTo(FORMER);
        assertThat(form(false)).isEqualTo(PRESENT);
    }

    /** A page need not wait for a vendor's library: the profile's drivers start with the second reading. */
    @Test
    void aSessionIsAnsweredBeforeTheDriversOfItsProfileStart() {
        var running = new AtomicReference<TestHost>();
        var answered = new ArrayList<Boolean>();
        ProfileSource profile = () -> {
            var host = running.get();
            if (host != null) {
                answered.add(!host.written().isEmpty());
            }
            return TestProfile.of(PRESENT);
        };
        try (var host = new TestHost(profile)) {
            running.set(host);
            host.open();
        }
        assertThat(answered).containsExactly(false, true);
    }

    /** Form of what a session signs that was opened before the change, or after it. */
    private static CmsForm form(boolean before) throws Exception {
        var inForce = new AtomicReference<>(TestProfile.of(before ? FORMER : PRESENT));
        var token = new FakeToken("fake").with(TestCertificates.key(SoftwareKey.Kind.SM2), KeyEntry.Use.SIGNATURE);
        try (var host = new TestHost(inForce::get, new FakeDriver("fake", token))) {
            var page = host.open();
            inForce.set(TestProfile.of(PRESENT));
            host.prompt().type(FakeToken.PIN);
            host.send(
                    "sign",
                    "signature.sign",
                    "{\"session\":\"" + page.session() + "\",\"format\":\"cms-attached\",\"nonce\":\"" + "n".repeat(44)
                            + "\",\"documents\":[{\"title\":\"a\",\"mediaType\":\"text/plain\",\"content\":\"YQ==\"}]}");
            host.reply("sign");
            return TestCertificates.verifier(VerificationPolicy.strict(FORMER, PRESENT))
                    .verifyAttached(SentSignatures.document(host, 0))
                    .form();
        }
    }
}
