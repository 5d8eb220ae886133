package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import signinghelper.formats.CheckReturnValue;
import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.verification.CertificateJudge;
import signinghelper.formats.verification.Circumstances;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SigningTime;
import signinghelper.formats.verification.TimeStampVerdict;

import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Judge of time stamps: imprint, signature, purpose and chain of the authority (RFC 3161, 2.3 and 2.4.2). */
public final class TimeStampJudge {
    /** Content type of a time stamp (RFC 3161, 2.4.2). */
    private static final ContentKind KIND = ContentKind.of("1.2.840.113549.1.9.16.1.4");

    /** The type of another content than data is signed as an attribute (RFC 5652, 5.3). */
    private static final VerificationPolicy POLICY =
            VerificationPolicy.field().withSignedAttributes().of(KIND);

    /** Granted, with modifications or without (RFC 3161, 2.4.2). */
    private static final int LAST_GRANTED = 1;

    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final int MAX_BYTES = 1 << 20;

    /** An authority whose clock is a little fast is still believed. */
    private static final Duration FAST = Duration.ofMinutes(5);

    private final CertificateJudge authorities;
    private final Instant judgedAt;
    private final SigningTime existed;

    /**
     * @param context with the time by which the time stamps existed, as a later one proves; one that is later than the
     *     time of the verdict proves nothing
     */
    public TimeStampJudge(VerificationContext context) {
        this.authorities = context.timeStampAuthorityJudge();
        this.judgedAt = context.judgedAt();
        this.existed = context.time(null, null);
    }

    /**
     * Judges a time stamp. The authority's certificate has to be good now, unless a later time stamp proves how old this one is.
     *
     * @param token TimeStampToken or TimeStampResp
     */
    @CheckReturnValue
    public TimeStampVerdict judge(byte[] token, Digestible stamped) throws IOException {
        try {
            var cms = CmsVerifier.acceptingAnyCertificate(POLICY).verifyAttached(token(token));
            var refused = TimeStampInfo.refusedFunction(content(cms));
            if (refused.isPresent()) {
                return weak(Map.of("algorithm", refused.get()));
            }
            var info = TimeStampInfo.parse(content(cms));
            if (!info.isOf(stamped)) {
                return invalid("imprint", Code.DIGEST_MISMATCH);
            }
            if (!cms.isSignerNamed()) {
                // RFC 3161, 2.4.2: it must be, or another certificate of the same key could take its place.
                return invalid("signing-certificate", Code.ATTRIBUTE_MISSING);
            }
            if (!isForTimeStamps(cms.signer())) {
                return invalid("purpose", Code.CERTIFICATE_USAGE);
            }
            return judge(cms.signer(), info);
        } catch (CmsException e) {
            return e.reason() == CmsException.Reason.ALGORITHM
                    ? weak(e.facts())
                    : invalid(e.reason(), e.reason().code());
        } catch (MalformedAsn1Exception e) {
            return invalid(Code.MALFORMED, Code.MALFORMED);
        }
    }

    private TimeStampVerdict judge(X509Certificate authority, TimeStampInfo info) {
        if (info.latest().isAfter(judgedAt.plus(FAST))) {
            return untrusted("later", Code.CERTIFICATE_UNTRUSTED);
        }
        if (info.time().isBefore(authority.getNotBefore().toInstant())) {
            return untrusted(Code.CERTIFICATE_NOT_VALID_AT_SIGNING, Code.CERTIFICATE_NOT_VALID_AT_SIGNING);
        }
        var judged = authorities.judge(authority, existed);
        var objection = judged.objection();
        if (objection.isPresent()) {
            var reason = objection.get();
            return new TimeStampVerdict(null, reason.asReasonOf(Code.TIME_STAMP_UNTRUSTED), reason.code());
        }
        var proved = Finding.of(Code.TIME_PROVED, "time", info.time());
        return new TimeStampVerdict(
                info.latest(), proved, Code.TIME_PROVED, judged.answers(Circumstances.Role.TIME_STAMP_AUTHORITIES));
    }

    private static TimeStampVerdict weak(Map<String, String> facts) {
        return new TimeStampVerdict(null, new Finding(Code.TIME_STAMP_WEAK, facts), Code.ALGORITHM_REFUSED);
    }

    private static TimeStampVerdict invalid(Object reason, Code cause) {
        return new TimeStampVerdict(null, Finding.of(Code.TIME_STAMP_INVALID, "reason", reason), cause);
    }

    private static TimeStampVerdict untrusted(Object reason, Code cause) {
        return new TimeStampVerdict(null, Finding.of(Code.TIME_STAMP_UNTRUSTED, "reason", reason), cause);
    }

    /** Returns the TimeStampToken of a TimeStampResp (RFC 3161, 2.4.2), or what was given. */
    private static byte[] token(byte[] encoded) throws MalformedAsn1Exception, IOException {
        try {
            var outer = ASN1Sequence.getInstance(BoundedAsn1.parse(encoded, MAX_BYTES));
            if (!(element(outer, 0) instanceof ASN1Sequence status)) {
                return encoded;
            }
            if (ASN1Integer.getInstance(element(status, 0)).intValueExact() > LAST_GRANTED) {
                throw new MalformedAsn1Exception("a response that grants nothing");
            }
            return element(outer, 1).toASN1Primitive().getEncoded();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedAsn1Exception("no token", e);
        }
    }

    private static ASN1Encodable element(ASN1Sequence sequence, int index) throws MalformedAsn1Exception {
        if (sequence.size() <= index) {
            throw new MalformedAsn1Exception("a response without a token");
        }
        return sequence.getObjectAt(index);
    }

    private static byte[] content(VerifiedCms cms) throws IOException {
        try (var in = Objects.requireNonNull(cms.content()).open()) {
            return in.readNBytes(TimeStampInfo.MAX_BYTES + 1);
        }
    }

    /** RFC 3161, 2.3: the one purpose, in a critical extension. */
    static boolean isForTimeStamps(X509Certificate certificate) {
        try {
            var critical = certificate.getCriticalExtensionOIDs();
            return critical != null
                    && critical.contains(EXTENDED_KEY_USAGE)
                    && List.of(KeyPurposeId.id_kp_timeStamping.getId()).equals(certificate.getExtendedKeyUsage());
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
