package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.document.FormatException;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reason why a key cannot sign the documents of an order. Every document is looked at once for each certificate, since
 * the keys are listed anew whenever a U-Key comes or goes.
 */
final class BatchObjection implements KeyOffer.Objection {
    private final SigningOrder order;
    private final SealedEntries sealing;
    private final Map<X509Certificate, Optional<Refusal>> known = new HashMap<>();

    BatchObjection(SigningOrder order, SealedEntries sealing) {
        this.order = order;
        this.sealing = sealing;
    }

    /**
     * Returns the objection; null when the key can sign all of the documents. Fact {@code rule} names the broken rule
     * for the page's developer. Fact {@code document} is the first document that breaks it, counted from 1.
     */
    @Override
    public synchronized @Nullable Refusal to(HeldKey key) {
        return known.computeIfAbsent(
                        key.key().certificate(),
                        certificate -> Optional.ofNullable(ofDigests(certificate))
                                .or(() -> Optional.ofNullable(ofContents(key, certificate))))
                .orElse(null);
    }

    private @Nullable Refusal ofDigests(X509Certificate certificate) {
        if (!order.batch().hasDigests()) {
            return null;
        }
        if (SignatureAlgorithm.forKey(certificate.getPublicKey(), order.batch().digestAlgorithm())
                .isEmpty()) {
            return DocumentBatch.refusal("DIGEST_OF_OTHER_FUNCTION");
        }
        var signer = order.signer(certificate);
        return signer.isEmpty() || signer.get().form().hasSignedAttributes()
                ? null
                : DocumentBatch.refusal("DIGEST_WITHOUT_ATTRIBUTES");
    }

    /** A key of an unsupported kind is refused elsewhere. */
    private @Nullable Refusal ofContents(HeldKey key, X509Certificate certificate) {
        var signer = order.signer(certificate);
        if (signer.isEmpty()) {
            return null;
        }
        for (var i = 0; i < order.batch().entries().size(); i++) {
            try {
                sealing.requireSignable(i, key, signer.get());
            } catch (FormatException e) {
                return FormatRefusal.of(e, i + 1);
            } catch (Refusal refusal) {
                return FormatRefusal.numbered(refusal, i + 1);
            } catch (IOException e) {
                return FormatRefusal.numbered(Refusal.of(ErrorCode.CONTENT_REFUSED, e), i + 1);
            }
        }
        return null;
    }
}
