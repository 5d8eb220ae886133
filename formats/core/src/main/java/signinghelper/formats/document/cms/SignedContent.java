package signinghelper.formats.document.cms;

import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.algorithm.SignatureVerifier;
import signinghelper.formats.algorithm.Sm2Variant;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Content of a document on its way to one signer's verification. It is hashed, and none of it is kept but the start. */
final class SignedContent {
    private final MessageDigest digest;
    private final SignatureVerifier verifier;
    private final X509Certificate signer;
    private final Map<Sm2Variant, MessageDigest> variants = new EnumMap<>(Sm2Variant.class);
    private final AttributelessContent watch;
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private final int mostOfStart;
    private final boolean isAttributed;

    /** @param isAttributed true where attributes are signed, among them the content's digest */
    SignedContent(SignatureAlgorithm algorithm, X509Certificate signer, boolean isAttributed) {
        this.digest = algorithm.digestAlgorithm().start();
        this.verifier = algorithm.verifier(signer);
        this.signer = signer;
        if (algorithm == SignatureAlgorithm.SM2_SM3 && !isAttributed) {
            for (var variant : Sm2Variant.values()) {
                variants.put(variant, variant.start(signer.getPublicKey()));
            }
        }
        this.watch = new AttributelessContent(algorithm);
        this.mostOfStart = algorithm.digestAlgorithm().lengthInBytes() + 1;
        this.isAttributed = isAttributed;
    }

    void update(byte[] bytes, int count) {
        if (isAttributed) {
            digest.update(bytes, 0, count);
            return;
        }
        start.write(bytes, 0, Math.min(count, mostOfStart - start.size()));
        watch.update(bytes, 0, count);
        verifier.update(bytes, 0, count);
        variants.values().forEach(variant -> variant.update(bytes, 0, count));
    }

    byte[] digest() {
        return digest.digest();
    }

    boolean verify(byte[] raw) {
        return verifier.verify(raw);
    }

    /** Finds the variant of SM2 by which a signature holds that does not otherwise. */
    Optional<Sm2Variant> variant(byte[] raw) {
        return variants.entrySet().stream()
                .filter(entry -> SignatureAlgorithm.SM2_SM3.verifyDigest(
                        signer, entry.getValue().digest(), raw))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Optional<ContentRule> brokenRule() {
        return watch.brokenRule();
    }

    /** Returns all of the content where it is no longer than a digest. */
    byte[] start() {
        return start.toByteArray();
    }
}
