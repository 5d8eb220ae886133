package signinghelper.formats.envelope;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.RecipientKey;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Where plaintext is, from its first octet to its end. */
class ReleaseTest {
    private static final byte[] CONTENT = "投标文件 ".repeat(20_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final TestRecipient recipient = TestRecipient.of(TestKey.SM2);

    @Test
    @EnabledOnOs(OS.LINUX)
    void plaintextLiesInAPrivateFileWithoutANameThatSaysNothing() throws Exception {
        var envelope = Envelope.read(Source.of(Opening.written(CONTENT, recipient.certificate())));
        var opened = envelope.open(List.of(recipient.key()), folder);
        var file = openFile();
        var content = opened.content();

        assertThat(folder).isEmptyDirectory();
        assertThat(Files.size(file)).isGreaterThan(opened.size());
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).doesNotContain("投标文件");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (var reading = 0; reading < 2; reading++) {
            try (var in = content.open()) {
                assertThat(in.readAllBytes()).isEqualTo(CONTENT);
            }
        }
        var late = content.open();
        opened.close();
        assertThatThrownBy(late::read).isInstanceOf(IOException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fileThatSomebodyChangesIsNotRead() throws Exception {
        var envelope = Envelope.read(Source.of(Opening.written(CONTENT, recipient.certificate())));
        try (var opened = envelope.open(List.of(recipient.key()), folder);
                var in = opened.content().open()) {
            var file = openFile();
            var octets = Files.readAllBytes(file);
            octets[70_000] ^= 1;
            Files.write(file, octets);

            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void keyThatLeavesOctetsUnreadReleasesNothing() throws Exception {
        var envelope = Envelope.read(Source.of(Opening.written(CONTENT, recipient.certificate())));
        var lazy = new LazyKey(recipient.certificate());
        var refusal = catchThrowableOfType(EnvelopeException.class, () -> envelope.open(List.of(lazy), folder));

        assertThat(refusal.reason()).isEqualTo(EnvelopeException.Reason.UNREADABLE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void deviceThatIsGoneIsNoRefusalOfTheEnvelope() throws Exception {
        var envelope = Envelope.read(Source.of(Opening.written(CONTENT, recipient.certificate())));
        var gone = new LazyKey(recipient.certificate()) {
            @Override
            public void decrypt(WrappedKey wrapped, ContentCipher cipher, InputStream content, OutputStream plaintext)
                    throws IOException {
                throw new IOException("pulled out");
            }
        };

        assertThatThrownBy(() -> envelope.open(List.of(gone), folder)).hasMessage("pulled out");
        assertThat(folder).isEmptyDirectory();
    }

    /** Finds the open file, which has no name any more. */
    private static Path openFile() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(ReleaseTest::isSpool).findFirst().orElseThrow();
        }
    }

    private static boolean isSpool(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().endsWith(".spool (deleted)");
        } catch (IOException e) {
            return false;
        }
    }

    /** A key that gives something out and stops. */
    private static class LazyKey implements RecipientKey {
        private final X509Certificate certificate;

        LazyKey(X509Certificate certificate) {
            this.certificate = certificate;
        }

        @Override
        public X509Certificate certificate() {
            return certificate;
        }

        @Override
        public void decrypt(WrappedKey wrapped, ContentCipher cipher, InputStream content, OutputStream plaintext)
                throws IOException, GeneralSecurityException {
            plaintext.write(content.readNBytes(16));
        }
    }
}
