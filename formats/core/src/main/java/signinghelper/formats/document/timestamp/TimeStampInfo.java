package signinghelper.formats.document.timestamp;

import org.bouncycastle.asn1.tsp.TSTInfo;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.asn1.BoundedAsn1;
import signinghelper.formats.asn1.MalformedAsn1Exception;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.cms.CmsAlgorithms;

import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;

/**
 * Content of a time stamp: the TSTInfo of RFC 3161, 2.4.2.
 *
 * @param function hash function of the imprint
 * @param policy object identifier of the authority's policy
 */
record TimeStampInfo(Optional<DigestAlgorithm> function, Bytes imprint, Instant time, String policy) {
    static final int MAX_BYTES = 64 * 1024;

    /** Reads a TSTInfo of version 1; its hash function is empty when it is not accepted. */
    static TimeStampInfo parse(byte[] encoded) throws MalformedAsn1Exception {
        try {
            var info = TSTInfo.getInstance(BoundedAsn1.parse(encoded, MAX_BYTES));
            var imprint = info.getMessageImprint();
            var function = CmsAlgorithms.digest(imprint.getHashAlgorithm());
            if (!info.getVersion().hasValue(1)) {
                throw new MalformedAsn1Exception("version " + info.getVersion());
            }
            return new TimeStampInfo(
                    function,
                    Bytes.copyOf(imprint.getHashedMessage()),
                    info.getGenTime().getDate().toInstant(),
                    info.getPolicy().getId());
        } catch (ParseException | RuntimeException e) {
            throw new MalformedAsn1Exception("no TSTInfo", e);
        }
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
