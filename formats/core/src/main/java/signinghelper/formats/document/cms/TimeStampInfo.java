package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Content of a time stamp: the TSTInfo of RFC 3161, 2.4.2.
 *
 * @param function hash function of the imprint
 * @param time when the authority says that it made the time stamp
 * @param latest that time with the accuracy of its clock
 * @param policy object identifier of the authority's policy
 */
record TimeStampInfo(Optional<DigestAlgorithm> function, Bytes imprint, Instant time, Instant latest, String policy) {
    static final int MAX_BYTES = 64 * 1024;

    /** Reads a TSTInfo of version 1; its hash function is empty when it is not accepted. */
    static TimeStampInfo parse(byte[] encoded) throws MalformedAsn1Exception {
        try {
            var info = TSTInfo.getInstance(BoundedAsn1.parse(encoded, MAX_BYTES));
            var imprint = info.getMessageImprint();
            var function = CmsAlgorithms.digest(imprint.getHashAlgorithm());
            if (!info.getVersion().hasValue(1)) {
                throw new MalformedAsn1Exception("another version than 1");
            }
            if (info.getExtensions() != null && info.getExtensions().hasAnyCriticalExtensions()) {
                throw new MalformedAsn1Exception("a critical extension");
            }
            var time = info.getGenTime().getDate().toInstant();
            return new TimeStampInfo(
                    function,
                    Bytes.copyOf(imprint.getHashedMessage()),
                    time,
                    time.plus(accuracy(info.getAccuracy())),
                    info.getPolicy().getId());
        } catch (ParseException | RuntimeException e) {
            throw new MalformedAsn1Exception("no TSTInfo", e);
        }
    }

    private static Duration accuracy(@Nullable Accuracy accuracy) {
        return accuracy == null
                ? Duration.ZERO
                : Duration.ofSeconds(count(accuracy.getSeconds()))
                        .plusMillis(count(accuracy.getMillis()))
                        .plusNanos(1000 * count(accuracy.getMicros()));
    }

    private static long count(@Nullable ASN1Integer part) {
        return part == null ? 0 : part.intPositiveValueExact();
    }

    /** Returns the hash function of the imprint, where it is not accepted. */
    static Optional<String> refusedFunction(byte[] encoded) throws MalformedAsn1Exception {
        try {
            var function = TSTInfo.getInstance(BoundedAsn1.parse(encoded, MAX_BYTES))
                    .getMessageImprint()
                    .getHashAlgorithm();
            return CmsAlgorithms.digest(function).isPresent()
                    ? Optional.empty()
                    : Optional.of(CmsAlgorithms.nameOf(function));
        } catch (RuntimeException e) {
            throw new MalformedAsn1Exception("no TSTInfo", e);
        }
    }

    boolean isOf(Digestible stamped) throws IOException {
        return function.isPresent() && imprint.equals(Bytes.copyOf(stamped.digest(function.get())));
    }
}
