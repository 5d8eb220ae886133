package signinghelper.formats.revocation;

import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.certificate.AcceptedSignatures;

import java.security.PublicKey;

/** A key whose signatures are looked for, under SM2 with the identity that GM/T 0009-2012 prescribes. */
final class AuthorityKey {

    /** Common interface of BouncyCastle's kinds of signed things. */
    interface Signed {
        boolean isSignatureValid(ContentVerifierProvider key) throws Exception;
    }

    private AuthorityKey() {}

    /** Returns true when {@code key} made the signature, by an accepted algorithm. */
    static boolean signed(PublicKey key, AlgorithmIdentifier algorithm, Signed signed) {
        if (!AcceptedSignatures.include(algorithm.getAlgorithm().getId())) {
            return false;
        }
        try {
            return signed.isSignatureValid(verifier(key));
        } catch (Exception e) {
            // BouncyCastle's way to say that key and algorithm, or the two algorithms within, do not go together.
            return false;
        }
    }

    private static ContentVerifierProvider verifier(PublicKey key) throws OperatorCreationException {
        return new JcaContentVerifierProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build(key);
    }
}
