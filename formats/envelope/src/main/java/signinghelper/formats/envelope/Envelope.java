package signinghelper.formats.envelope;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.internal.reading.EnvelopeParts;
import signinghelper.formats.envelope.internal.reading.RecipientEntry;
import signinghelper.formats.envelope.internal.spool.EncryptedSpool;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.EnvelopeDeviation;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.EnvelopeException.Reason;
import signinghelper.formats.envelope.recipient.EnvelopeForm;
import signinghelper.formats.envelope.recipient.RecipientKey;
import signinghelper.formats.envelope.recipient.RecipientName;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.formats.internal.asn1.MalformedStreamException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An encrypted envelope, read from its first octet to its last before a key is asked. */
public final class Envelope {
    private final Source source;
    private final EnvelopeParts parts;

    private Envelope(Source source, EnvelopeParts parts) {
        this.source = source;
        this.parts = parts;
    }

    /**
     * Reads an envelope to its end.
     *
     * @param source DER or BER; read again when the envelope is opened
     * @throws EnvelopeException as {@link Reason#MALFORMED} or {@link Reason#UNSUPPORTED}
     * @throws IOException if the source cannot be read
     */
    public static Envelope read(Source source) throws EnvelopeException, IOException {
        return new Envelope(source, EnvelopeParts.read(source));
    }

    public EnvelopeForm form() {
        return parts.form();
    }

    /** Returns the certificates that it is encrypted to, in their order. Nothing vouches for the list. */
    public List<RecipientName> recipients() {
        return parts.recipients().stream().map(RecipientEntry::name).toList();
    }

    /** Returns the algorithm of the content, which says if a tag vouches for it. */
    public ContentAlgorithm contentAlgorithm() {
        return parts.cipher().algorithm();
    }

    /** Returns the octets of encrypted content, without a tag. */
    public long encryptedSize() {
        return parts.size();
    }

    /**
     * Looks at the content key that is encrypted to a certificate, as far as everybody can.
     *
     * @throws EnvelopeException as {@link #open} before a key is asked
     */
    public void requireFor(X509Certificate certificate) throws EnvelopeException {
        for (var entry : parts.recipients()) {
            if (entry.name().isOf(certificate)) {
                entry.wrappedFor(certificate, form());
                return;
            }
        }
        throw EnvelopeException.notFor(recipients());
    }

    /**
     * Decrypts the content with the first key that the envelope names. Nothing is released before its end was reached and
     * found right.
     *
     * @param folder place of the encrypted temporary file
     * @throws EnvelopeException as {@link Reason#UNREADABLE} for everything that depends on decrypted octets, a signature over
     *     them too, and as another reason for everything before
     * @throws IOException if the source, the folder or the key's device fails
     */
    public OpenedEnvelope open(List<? extends RecipientKey> keys, Path folder) throws EnvelopeException, IOException {
        for (var entry : parts.recipients()) {
            for (var key : keys) {
                if (entry.name().isOf(key.certificate())) {
                    return open(key, entry.wrappedFor(key.certificate(), form()), folder);
                }
            }
        }
        throw EnvelopeException.notFor(recipients());
    }

    private OpenedEnvelope open(RecipientKey key, WrappedKey wrapped, Path folder)
            throws EnvelopeException, IOException {
        var plaintext = EncryptedSpool.in(folder);
        var isOpen = false;
        try {
            var signer = decrypt(key, wrapped, plaintext);
            plaintext.seal();
            isOpen = true;
            return new OpenedEnvelope(plaintext, signer, deviations(wrapped));
        } finally {
            if (!isOpen) {
                plaintext.close();
            }
        }
    }

    /** Decrypts, and verifies where there is a signature. Both are done in each case, so that time does not tell which failed. */
    private @Nullable VerifiedSigner decrypt(RecipientKey key, WrappedKey wrapped, OutputStream plaintext)
            throws EnvelopeException, IOException {
        var signature = parts.signature();
        if (signature == null) {
            requireReadable(isDecrypted(key, wrapped, plaintext));
            return null;
        }
        var signed = signature.over(plaintext);
        var isDecrypted = isDecrypted(key, wrapped, signed);
        var holds = signed.holds();
        requireReadable(isDecrypted && holds);
        return new VerifiedSigner(signature.certificate());
    }

    private static void requireReadable(boolean isReadable) throws EnvelopeException {
        if (!isReadable) {
            throw EnvelopeException.unreadable();
        }
    }

    private boolean isDecrypted(RecipientKey key, WrappedKey wrapped, OutputStream plaintext)
            throws EnvelopeException, IOException {
        try (var content = parts.openContent(source)) {
            key.decrypt(wrapped, parts.cipher(), content, plaintext);
            return content.read() < 0;
        } catch (MalformedStreamException e) {
            throw new EnvelopeException(Reason.MALFORMED, "changed since it was read");
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Set<EnvelopeDeviation> deviations(WrappedKey wrapped) {
        var all = EnumSet.noneOf(EnvelopeDeviation.class);
        all.addAll(parts.deviations());
        all.addAll(wrapped.deviations());
        return all;
    }
}
