package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.seal.Seal;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Documents of an order with the seal that fits the signer's certificate. */
final class SealedEntries {
    private final SealBox box;
    private final KeywordSearch keywords;
    private final TimeStamping timeStamping;
    private final TimeSource time;

    SealedEntries(SealBox box, KeywordSearch keywords, TimeStamping timeStamping, TimeSource time) {
        this.box = box;
        this.keywords = keywords;
        this.timeStamping = timeStamping;
        this.time = time;
    }

    /**
     * Refuses a document that cannot be signed. Digests are the batch's affair.
     *
     * @throws Refusal {@code SEAL_REFUSED} when no seal fits
     */
    void requireSignable(DocumentBatch.Entry entry, HeldKey key, SignerIdentity signer)
            throws FormatException, IOException, Refusal {
        var content = entry.content();
        if (content != null) {
            entry.format().requireSignable(content, signer, appearance(entry, content, key));
        }
    }

    /** Prepares a document; throws as {@link #requireSignable}. */
    Preparation prepare(DocumentBatch.Entry entry, HeldKey key, SignerIdentity signer, Instant signingTime)
            throws FormatException, IOException, Refusal {
        var digest = entry.digest();
        if (digest != null) {
            return entry.format().prepare(digest, signer, signingTime, timeStamping);
        }
        var content = Objects.requireNonNull(entry.content());
        return entry.format().prepare(content, signer, signingTime, appearance(entry, content, key), timeStamping);
    }

    private @Nullable SealAppearance appearance(DocumentBatch.Entry entry, Content content, HeldKey key)
            throws FormatException, IOException, Refusal {
        var wanted = entry.seal();
        if (wanted == null) {
            return null;
        }
        var seal = fitting(key);
        var format = entry.format();
        var places =
                new SealPlaces(format.pages(content), seal.picture(), text -> keywords.find(content, format, text));
        return new SealAppearance(seal.encoded(), seal.picture(), places.of(wanted));
    }

    /** Returns the first seal that names the key's certificate and is valid now. */
    private Seal fitting(HeldKey key) throws Refusal {
        var certificate = encoded(key.key().certificate());
        var now = time.now().instant();
        return box.seals(key).stream()
                .filter(seal -> seal.names(certificate))
                .filter(seal -> !now.isBefore(seal.validFrom()) && now.isBefore(seal.validUntil()))
                .findFirst()
                .orElseThrow(() -> new Refusal(ErrorCode.SEAL_REFUSED, Map.of("rule", "NO_SEAL_FITS")));
    }

    private static Bytes encoded(X509Certificate certificate) throws Refusal {
        try {
            return Bytes.copyOf(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }
}
