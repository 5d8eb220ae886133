package signinghelper.portal.spring;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.core.userdetails.User;
import signinghelper.formats.TestHolder;
import signinghelper.portal.authentication.AuthenticatedIdentity;
import signinghelper.testkit.authority.TestKey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SigningHelperAuthenticationTest {

    /** Spring Session stores the login as Java serialises it. */
    @ParameterizedTest
    @EnumSource(
            value = TestKey.class,
            names = {"SM2", "P256"})
    void aSessionStoreGivesItBackWithItsIdentity(TestKey kind) throws Exception {
        var certificate = TestHolder.of(kind).certificate();
        var identity = new AuthenticatedIdentity(certificate, TestHolder.algorithm(kind));
        var account =
                User.withUsername("supplier").password("").roles("SUPPLIER").build();

        var read = storedAndRead(new SigningHelperAuthentication(account, identity));

        assertThat(read.identity()).isEqualTo(identity);
        assertThat(read).isEqualTo(new SigningHelperAuthentication(account, identity));
        assertThat(read.getName()).isEqualTo("supplier");
        assertThat(read.isAuthenticated()).isTrue();
        assertThat(read.getAuthorities()).isEqualTo(List.copyOf(account.getAuthorities()));
    }

    private static SigningHelperAuthentication storedAndRead(SigningHelperAuthentication login) throws Exception {
        var stored = new ByteArrayOutputStream();
        new ObjectOutputStream(stored).writeObject(login);
        try (var in = new ObjectInputStream(new ByteArrayInputStream(stored.toByteArray()))) {
            return (SigningHelperAuthentication) in.readObject();
        }
    }
}
