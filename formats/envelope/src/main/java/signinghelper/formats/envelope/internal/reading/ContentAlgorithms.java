package signinghelper.formats.envelope.internal.reading;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.EnvelopeForm;

import java.util.Map;

/**
 * Algorithms of content that each form may have. No form of CMS has an algorithm of another, so none is read in a weaker way. In GM/T
 * 0010 the algorithm alone tells GCM from CBC.
 */
final class ContentAlgorithms {
    /** Name of the block cipher alone. */
    static final ASN1ObjectIdentifier SM4 = new ASN1ObjectIdentifier("1.2.156.10197.1.104");

    private static final Map<ASN1ObjectIdentifier, ContentAlgorithm> GMT = Map.of(
            GMObjectIdentifiers.sms4_cbc,
            ContentAlgorithm.SM4_CBC,
            SM4,
            ContentAlgorithm.SM4_CBC,
            GMObjectIdentifiers.sms4_gcm,
            ContentAlgorithm.SM4_GCM);

    private static final Map<EnvelopeForm, Map<ASN1ObjectIdentifier, ContentAlgorithm>> KNOWN = Map.of(
            EnvelopeForm.CMS,
            Map.of(
                    NISTObjectIdentifiers.id_aes128_CBC, ContentAlgorithm.AES_128_CBC,
                    NISTObjectIdentifiers.id_aes192_CBC, ContentAlgorithm.AES_192_CBC,
                    NISTObjectIdentifiers.id_aes256_CBC, ContentAlgorithm.AES_256_CBC),
            EnvelopeForm.CMS_AUTHENTICATED,
            Map.of(
                    NISTObjectIdentifiers.id_aes128_GCM, ContentAlgorithm.AES_128_GCM,
                    NISTObjectIdentifiers.id_aes192_GCM, ContentAlgorithm.AES_192_GCM,
                    NISTObjectIdentifiers.id_aes256_GCM, ContentAlgorithm.AES_256_GCM),
            EnvelopeForm.GMT_0010,
            GMT,
            EnvelopeForm.GMT_0010_SIGNED,
            GMT);

    private ContentAlgorithms() {}

    /**
     * Finds an algorithm.
     *
     * @throws EnvelopeException if this form has it not
     */
    static ContentAlgorithm find(EnvelopeForm form, AlgorithmIdentifier identifier) throws EnvelopeException {
        var found = KNOWN.getOrDefault(form, Map.of()).get(identifier.getAlgorithm());
        if (found == null) {
            throw new EnvelopeException(
                    EnvelopeException.Reason.UNSUPPORTED, "content algorithm " + identifier.getAlgorithm());
        }
        return found;
    }

    /**
     * Reads the parameters.
     *
     * @param tag empty where the form has none
     * @throws EnvelopeException for a tag that is shorter than 16 octets, or a vector of another length
     */
    static ContentCipher cipher(ContentAlgorithm algorithm, AlgorithmIdentifier identifier, Bytes tag)
            throws EnvelopeException {
        try {
            return new ContentCipher(algorithm, Bytes.copyOf(vector(algorithm, identifier)), tag);
        } catch (RuntimeException e) {
            throw new EnvelopeException(EnvelopeException.Reason.MALFORMED, "parameters of the content algorithm");
        }
    }

    private static byte[] vector(ContentAlgorithm algorithm, AlgorithmIdentifier identifier) throws EnvelopeException {
        if (!algorithm.isAuthenticated()) {
            if (SM4.equals(identifier.getAlgorithm()) && identifier.getParameters() == null) {
                throw new EnvelopeException(EnvelopeException.Reason.UNSUPPORTED, "SM4 without a vector, which is ECB");
            }
            return ASN1OctetString.getInstance(identifier.getParameters()).getOctets();
        }
        var parameters = GCMParameters.getInstance(identifier.getParameters());
        if (parameters == null) {
            throw new IllegalArgumentException("no parameters");
        }
        if (parameters.getIcvLen() != ContentCipher.TAG_LENGTH
                || parameters.getNonce().length != algorithm.vectorLength()) {
            throw new EnvelopeException(
                    EnvelopeException.Reason.UNSUPPORTED,
                    "GCM with a tag of " + parameters.getIcvLen() + " and a nonce of " + parameters.getNonce().length);
        }
        return parameters.getNonce();
    }
}
