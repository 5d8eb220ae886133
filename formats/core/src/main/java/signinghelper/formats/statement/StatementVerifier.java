package signinghelper.formats.statement;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.CmsJudge;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.document.cms.VerifiedCms;
import signinghelper.formats.internal.record.RecordJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/**
 * Verifier that decides whether a statement holds and is the requested one. One instance serves the whole portal and is
 * called by many threads.
 */
public final class StatementVerifier {
    private final CmsVerifier signatures;
    private final Clock clock;
    private final @Nullable CertificateTrust timeStampAuthorities;

    /**
     * Creates a verifier that believes no time stamp.
     *
     * @param trust the CAs whose certificates may sign
     * @param revocation rule for certificates that their CA may have revoked
     * @param clock the server's
     */
    public StatementVerifier(CertificateTrust trust, RevocationPolicy revocation, Clock clock) {
        this(new CmsVerifier(StatementFormat.policy(), trust, revocation, clock), clock, null);
    }

    private StatementVerifier(CmsVerifier signatures, Clock clock, @Nullable CertificateTrust timeStampAuthorities) {
        this.signatures = signatures;
        this.clock = clock;
        this.timeStampAuthorities = timeStampAuthorities;
    }

    /** Returns a verifier that believes the time stamps of some CAs' authorities. Revocation of these is not asked. */
    public StatementVerifier believing(CertificateTrust authorities) {
        return new StatementVerifier(signatures, clock, Objects.requireNonNull(authorities));
    }

    /**
     * A statement that holds.
     *
     * @param cms document that holds the signature
     * @param provedBy time by which it existed, as a time stamp proves; null without one that is believed
     */
    public record Verified(
            Statement statement, VerifiedCms cms, @Nullable Instant provedBy) {
        public Verified {
            Objects.requireNonNull(statement);
            Objects.requireNonNull(cms);
        }
    }

    /**
     * Verifies a statement that was to be signed with one certificate, and compares envelope by envelope.
     *
     * @param statement CMS as the page got it
     * @param signer such as the fingerprint that is bound to the account
     * @throws CmsException if the signature does not hold, or with {@code SIGNER_UNEXPECTED}
     * @throws StatementException if it holds, for something else
     */
    public Verified verify(byte[] statement, ExpectedStatement expected, Fingerprint signer)
            throws CmsException, StatementException {
        var verified = read(statement, signatures.verifyAttached(statement, signer));
        expected.require(verified.statement());
        return verified;
    }

    /**
     * Verifies the signature alone, for a caller who has expected no statement, such as an archive. It says nothing about who
     * asked for it, and envelopes count only where their digests are compared.
     *
     * @param statement CMS as the page got it
     * @throws CmsException if the signature does not hold
     * @throws StatementException {@code MALFORMED} if it holds, for something else
     */
    public Verified verify(byte[] statement) throws CmsException, StatementException {
        return read(statement, signatures.verifyAttached(statement));
    }

    private Verified read(byte[] statement, VerifiedCms cms) throws StatementException {
        try {
            var json = RecordJson.contentOf(Objects.requireNonNull(cms.content()));
            return new Verified(Statement.fromJson(json), cms, provedBy(statement));
        } catch (IllegalArgumentException e) {
            throw new StatementException(StatementException.Reason.MALFORMED, e);
        }
    }

    private @Nullable Instant provedBy(byte[] statement) {
        var context = VerificationContext.of(StatementFormat.policy(), clock.instant())
                .timeStampAuthorities(timeStampAuthorities)
                .withoutRevocation();
        try {
            var report = new CmsJudge(context).judge(Source.of(statement), null).get(0);
            return report.time().proved();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
