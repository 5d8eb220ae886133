package signinghelper.portal.spring;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import signinghelper.formats.TestHolder;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An application with the starter, a CA in a PEM file, and a holder of an SM2 certificate of it. */
record TestApplication(TestHolder holder, Path anchor) {
    static final String ORIGIN = "https://portal.example";

    static TestApplication in(Path folder) {
        var holder = TestHolder.of(TestKey.SM2);
        return new TestApplication(holder, write(folder, holder));
    }

    private static Path write(Path folder, TestHolder holder) {
        var pem = new StringWriter();
        try (var writer = new JcaPEMWriter(pem)) {
            writer.writeObject(holder.authority().certificate());
            writer.flush();
            return Files.writeString(folder.resolve("ca.pem"), pem.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A runner with every property that must be said. */
    WebApplicationContextRunner runner() {
        return trusting(anchor);
    }

    /** A runner whose CAs are those of a file. */
    static WebApplicationContextRunner trusting(Path anchor) {
        return bare().withPropertyValues(
                        "signing-helper.origins=" + ORIGIN,
                        "signing-helper.trust.anchors=file:" + anchor,
                        "signing-helper.revocation.check=none");
    }

    static WebApplicationContextRunner bare() {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        SecurityAutoConfiguration.class,
                        ServletWebSecurityAutoConfiguration.class,
                        SigningHelperAutoConfiguration.class,
                        SigningHelperHealthAutoConfiguration.class));
    }
}
