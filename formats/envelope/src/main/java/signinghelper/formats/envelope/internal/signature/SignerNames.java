package signinghelper.formats.envelope.internal.signature;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.envelope.recipient.EnvelopeDeviation;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.EnvelopeException.Reason;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Names that signers give to SM3 and SM2 (GM/T 0006-2012). */
final class SignerNames {
    private static final Map<ASN1ObjectIdentifier, Set<EnvelopeDeviation>> DIGESTS = Map.of(
            GMObjectIdentifiers.sm3,
            Set.of(),
            GMObjectIdentifiers.sm3.branch("1"),
            Set.of(EnvelopeDeviation.SM3_OTHER_NAME),
            GMObjectIdentifiers.sm3.branch("2"),
            Set.of(EnvelopeDeviation.SM3_OTHER_NAME),
            GMObjectIdentifiers.sm2sign_with_sm3,
            Set.of(EnvelopeDeviation.SM3_OTHER_NAME));

    private static final Map<ASN1ObjectIdentifier, Set<EnvelopeDeviation>> SIGNATURES = Map.of(
            GMObjectIdentifiers.sm2sign, Set.of(),
            BouncyCastle.SM2_KEY, Set.of(EnvelopeDeviation.SM2_KEY_NAME),
            GMObjectIdentifiers.sm2sign_with_sm3, Set.of(EnvelopeDeviation.SM2_WITH_SM3_NAME));

    private SignerNames() {}

    /**
     * Finds the ways in which the names differ from the standard's.
     *
     * @throws EnvelopeException for other algorithms than SM2 with SM3
     */
    static Set<EnvelopeDeviation> deviations(SignerInfo signer) throws EnvelopeException {
        var all = EnumSet.noneOf(EnvelopeDeviation.class);
        all.addAll(find(DIGESTS, signer.getDigestAlgorithm().getAlgorithm()));
        all.addAll(find(SIGNATURES, signer.getDigestEncryptionAlgorithm().getAlgorithm()));
        return all;
    }

    private static Set<EnvelopeDeviation> find(
            Map<ASN1ObjectIdentifier, Set<EnvelopeDeviation>> known, ASN1ObjectIdentifier name)
            throws EnvelopeException {
        var found = known.get(name);
        if (found == null) {
            throw new EnvelopeException(Reason.UNSUPPORTED, "signer's algorithm " + name);
        }
        return found;
    }
}
