package signinghelper.formats.envelope;

import signinghelper.formats.certificate.KeyKind;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.internal.writing.CmsWriting;
import signinghelper.formats.envelope.internal.writing.GmtWriting;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.EnvelopeException.Reason;
import signinghelper.formats.envelope.recipient.EnvelopeForm;

import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * Writer of envelopes to certificates. RSA and EC get AuthEnvelopedData with AES-256-GCM, SM2 gets GM/T 0010 with SM4-CBC, or
 * SM4-GCM on request.
 * Whose certificates they are, and if they are valid, is the caller's to find out.
 */
public final class EnvelopeWriter {
    private static final int MOST_RECIPIENTS = 100;
    private static final Set<String> CMS_KINDS = Set.of("RSA", "ECDSA");

    /** {@code keyEncipherment}, {@code dataEncipherment} and {@code keyAgreement} (RFC 5280, 4.2.1.3). */
    private static final int[] ENCRYPTION_BITS = {2, 3, 4};

    private final List<X509Certificate> recipients;
    private final EnvelopeForm form;
    private final ContentAlgorithm algorithm;

    private EnvelopeWriter(List<X509Certificate> recipients, EnvelopeForm form, ContentAlgorithm algorithm) {
        this.recipients = recipients;
        this.form = form;
        this.algorithm = algorithm;
    }

    /**
     * Returns a writer to these recipients; each of them opens the envelope alone.
     *
     * @throws EnvelopeException as {@link Reason#RECIPIENT_UNSUITABLE} for none or more than 100, for SM2 beside other
     *     kinds, for other kinds, and for a certificate whose key usage is no encryption
     */
    public static EnvelopeWriter to(List<X509Certificate> recipients) throws EnvelopeException {
        if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
            throw unsuitable(recipients.size() + " recipients");
        }
        for (var recipient : recipients) {
            if (!isForEncryption(recipient)) {
                throw unsuitable("key usage of certificate " + recipient.getSerialNumber());
            }
        }
        var form = formFor(recipients);
        return new EnvelopeWriter(
                List.copyOf(recipients),
                form,
                form == EnvelopeForm.GMT_0010 ? ContentAlgorithm.SM4_CBC : ContentAlgorithm.AES_256_GCM);
    }

    /**
     * Returns a writer to the same recipients whose content has integrity in each form: GM/T 0010 gets SM4-GCM. Many of its readers
     * know SM4-CBC alone, so this is agreed with them first.
     */
    public EnvelopeWriter withIntegrity() {
        return new EnvelopeWriter(
                recipients, form, form == EnvelopeForm.GMT_0010 ? ContentAlgorithm.SM4_GCM : algorithm);
    }

    private static EnvelopeForm formFor(List<X509Certificate> recipients) throws EnvelopeException {
        var kinds = recipients.stream().map(KeyKind::of).distinct().toList();
        if (kinds.equals(List.of("SM2"))) {
            return EnvelopeForm.GMT_0010;
        }
        if (CMS_KINDS.containsAll(kinds)) {
            return EnvelopeForm.CMS_AUTHENTICATED;
        }
        throw unsuitable("keys of " + kinds);
    }

    /** Returns true if the certificate's key usage allows encryption, or it has none. */
    public static boolean isForEncryption(X509Certificate recipient) {
        var usage = recipient.getKeyUsage();
        if (usage == null) {
            return true;
        }
        for (var bit : ENCRYPTION_BITS) {
            if (usage[bit]) {
                return true;
            }
        }
        return false;
    }

    private static EnvelopeException unsuitable(String detail) {
        return new EnvelopeException(Reason.RECIPIENT_UNSUITABLE, detail);
    }

    public EnvelopeForm form() {
        return form;
    }

    /**
     * Writes one envelope, under a content key of its own.
     *
     * @param content read once, and for {@link EnvelopeForm#GMT_0010} once more for its length
     * @param envelope not closed
     * @throws IOException if the content cannot be read or has changed, or the envelope cannot be written
     */
    public void write(Source content, OutputStream envelope) throws IOException {
        if (form == EnvelopeForm.GMT_0010) {
            GmtWriting.write(recipients, algorithm, content, envelope);
        } else {
            CmsWriting.write(recipients, content, envelope);
        }
    }
}
