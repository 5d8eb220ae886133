package signinghelper.token;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.EnvelopeWriter;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.RecipientKey;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.Refusal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An envelope as the session of its recipient is given it. */
public record EnvelopeParts(WrappedKey wrapped, ContentCipher cipher, Bytes content) {

    /** Reads an envelope, with files in {@code folder}. */
    public static EnvelopeParts of(byte[] envelope, X509Certificate recipient, Path folder)
            throws EnvelopeException, IOException {
        var found = new ArrayList<EnvelopeParts>();
        var key = new RecipientKey() {
            @Override
            public X509Certificate certificate() {
                return recipient;
            }

            @Override
            public void decrypt(WrappedKey wrapped, ContentCipher cipher, InputStream content, OutputStream plaintext)
                    throws IOException {
                found.add(new EnvelopeParts(wrapped, cipher, Bytes.copyOf(content.readAllBytes())));
            }
        };
        Envelope.read(Source.of(envelope)).open(List.of(key), folder).close();
        return found.get(0);
    }

    /** Makes an envelope with {@code plaintext} to a certificate. */
    public static EnvelopeParts make(byte[] plaintext, X509Certificate recipient, Path folder)
            throws EnvelopeException, IOException {
        var envelope = new ByteArrayOutputStream();
        EnvelopeWriter.to(List.of(recipient)).write(Source.of(plaintext), envelope);
        return of(envelope.toByteArray(), recipient, folder);
    }

    public byte[] octets() {
        return content.toArray();
    }

    public EnvelopeParts with(byte[] otherContent) {
        return new EnvelopeParts(wrapped, cipher, Bytes.copyOf(otherContent));
    }

    public EnvelopeParts with(WrappedKey otherKey) {
        return new EnvelopeParts(otherKey, cipher, content);
    }

    public ContentDecryptor begin(TokenSession session, KeyEntry key) throws Refusal {
        return session.decryptor(key, wrapped, cipher);
    }

    /** Opens it with a session that is logged in. */
    public byte[] open(TokenSession session, KeyEntry key) throws Refusal {
        try (var decryptor = begin(session, key)) {
            return decrypt(decryptor, 0, new ByteArrayOutputStream());
        }
    }

    /** Gives the content from {@code from} on, and ends; {@code plaintext} is what came before. */
    public byte[] decrypt(ContentDecryptor decryptor, int from, ByteArrayOutputStream plaintext) throws Refusal {
        for (var at = from; at < content.length(); at += ContentDecryptor.MOST_OCTETS) {
            var end = Math.min(content.length(), at + ContentDecryptor.MOST_OCTETS);
            plaintext.writeBytes(decryptor.update(Arrays.copyOfRange(octets(), at, end)));
        }
        plaintext.writeBytes(decryptor.end());
        return plaintext.toByteArray();
    }

    /** Gives the first {@code count} octets of the content. */
    public ByteArrayOutputStream decryptFirst(ContentDecryptor decryptor, int count) throws Refusal {
        var plaintext = new ByteArrayOutputStream();
        plaintext.writeBytes(decryptor.update(Arrays.copyOf(octets(), count)));
        return plaintext;
    }
}
