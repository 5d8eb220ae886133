package signinghelper.formats.document.timestamp;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.cms.TimeStampJudge;
import signinghelper.formats.document.timestamp.TimeStampRefusedException.Reason;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.revocation.Moment;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;

/** Asks an authority for one time stamp (RFC 3161), and reads the answer. Asked once. */
public final class TimeStampQuestion {
    /** Largest size of an answer: what a format reserves for a token. */
    public static final int MAX_BYTES = 16 * 1024;

    /** Media type of RFC 3161, 3.4. */
    public static final String MEDIA_TYPE = "application/timestamp-query";

    private static final int NONCE_BITS = 64;

    /** An authority whose clock is a little off is still believed. */
    private static final Duration OFF = Duration.ofMinutes(5);

    private final byte[] stamped;
    private final TimeStampRequest request;

    /**
     * Creates a question.
     *
     * @param stamped bytes whose time is to be proved, such as the value of a signature
     */
    public TimeStampQuestion(Bytes stamped, DigestAlgorithm function) {
        this.stamped = stamped.toArray();
        var requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        request = requests.generate(
                new ASN1ObjectIdentifier(function.objectIdentifier()),
                function.of(this.stamped),
                new BigInteger(NONCE_BITS, new SecureRandom()));
    }

    /** DER of the request, to be posted as {@link #MEDIA_TYPE}. */
    public byte[] encoded() {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
    }

    /**
     * Returns the time stamp in the answer to this question.
     *
     * @param judge of the authority's certificate, at a time that is not before {@code now}
     * @param now time as far as it is known
     * @return DER of a TimeStampToken
     * @throws TimeStampRefusedException for an answer without one, or with one that proves nothing
     */
    public Bytes tokenIn(Bytes answer, TimeStampJudge judge, Moment now) throws TimeStampRefusedException {
        try {
            var token = Bytes.copyOf(granted(answer).getTimeStampToken().getEncoded());
            var verdict = judge.judge(token.toArray(), Digestible.of(stamped));
            if (verdict.proved() == null) {
                throw new TimeStampRefusedException(Reason.PROVES_NOTHING, verdict.finding());
            }
            if (verdict.proved().isBefore(now.earliest().minus(OFF))
                    || verdict.proved().isAfter(now.latest().plus(OFF))) {
                throw new TimeStampRefusedException(Reason.OTHER_TIME, verdict.finding());
            }
            return token;
        } catch (IOException e) {
            throw new TimeStampRefusedException(Reason.MALFORMED, e);
        }
    }

    /** Compares status, nonce and imprint with the request's (RFC 3161, 2.4.2). */
    private TimeStampResponse granted(Bytes answer) throws TimeStampRefusedException {
        try {
            var response =
                    new TimeStampResponse(TimeStampResp.getInstance(BoundedAsn1.parse(answer.toArray(), MAX_BYTES)));
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new TimeStampRefusedException(Reason.NOT_GRANTED, Objects.toString(response.getStatusString()));
            }
            return response;
        } catch (TSPException e) {
            throw new TimeStampRefusedException(Reason.OTHER_ANSWER, e);
        } catch (MalformedAsn1Exception | IOException | RuntimeException e) {
            throw new TimeStampRefusedException(Reason.MALFORMED, e);
        }
    }
}
