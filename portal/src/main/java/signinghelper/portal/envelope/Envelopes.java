package signinghelper.portal.envelope;

import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.EnvelopeWriter;
import signinghelper.formats.envelope.OpenedEnvelope;
import signinghelper.formats.envelope.SoftwareKey;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.statement.ExpectedStatement;
import signinghelper.formats.statement.Statement;
import signinghelper.formats.statement.StatementException;
import signinghelper.formats.statement.StatementVerifier;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.PortalOrigins;
import signinghelper.portal.authentication.SigningChallenges;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/**
 * A portal's encrypted envelopes. One instance serves the whole portal and is called by many threads.
 *
 * <p>It needs the artifact {@code signing-helper-formats-envelope}, which this library does not bring along.
 */
public final class Envelopes {
    private final PortalOrigins origins;
    private final CertificateTrust trust;
    private final RevocationPolicy revocation;
    private final SigningChallenges challenges;
    private final StatementVerifier statements;
    private final Clock clock;

    /**
     * @param trust the CAs whose certificates may sign statements and be encrypted to
     * @param revocation rule for certificates that their CA may have revoked
     * @param clock the server's
     */
    public Envelopes(
            PortalOrigins origins,
            CertificateTrust trust,
            RevocationPolicy revocation,
            ChallengeStore challenges,
            Clock clock) {
        this(
                origins,
                trust,
                revocation,
                new SigningChallenges(challenges, clock),
                new StatementVerifier(trust, revocation, clock),
                clock);
    }

    private Envelopes(
            PortalOrigins origins,
            CertificateTrust trust,
            RevocationPolicy revocation,
            SigningChallenges challenges,
            StatementVerifier statements,
            Clock clock) {
        this.origins = origins;
        this.trust = trust;
        this.revocation = revocation;
        this.challenges = challenges;
        this.statements = statements;
        this.clock = clock;
    }

    /** Returns the same, but believing the time stamps of some CAs' authorities; see {@link StatementVerifier#believing}. */
    public Envelopes believing(CertificateTrust authorities) {
        return new Envelopes(origins, trust, revocation, challenges, statements.believing(authorities), clock);
    }

    /**
     * Returns a writer, of content with integrity (AES-GCM, SM4-GCM), to recipients whose certificates are valid now, chain to an anchor and are not revoked. Whose they are, the
     * portal has found out when it bound them to accounts.
     *
     * @throws CertificateRefusedException for the first recipient that is refused
     * @throws EnvelopeException {@code RECIPIENT_UNSUITABLE}
     */
    public EnvelopeWriter to(List<X509Certificate> recipients) throws CertificateRefusedException, EnvelopeException {
        var writer = EnvelopeWriter.to(recipients).withIntegrity();
        for (var recipient : recipients) {
            requireTrusted(recipient);
        }
        return writer;
    }

    private void requireTrusted(X509Certificate recipient) throws CertificateRefusedException {
        var now = clock.instant();
        if (now.isBefore(recipient.getNotBefore().toInstant())
                || now.isAfter(recipient.getNotAfter().toInstant())) {
            throw new CertificateRefusedException(Reason.VALIDITY);
        }
        try {
            revocation.require(trust.chain(recipient, now), now);
        } catch (CertPathBuilderException e) {
            throw new CertificateRefusedException(Reason.UNTRUSTED, e);
        }
    }

    /** Opens an envelope with a software key, such as the agency's own; see {@link Envelope#open}. */
    public static OpenedEnvelope open(Source envelope, SoftwareKey key, Path folder)
            throws EnvelopeException, IOException {
        return Envelope.read(envelope).open(List.of(key), folder);
    }

    /** Issues the nonce of one opening or rehearsal; see {@link SigningChallenges#issue}. */
    public String issue(String browserSession) {
        return challenges.issue(browserSession);
    }

    /**
     * Consumes the nonce, and verifies the statement about an opening or a rehearsal. The nonce is good once, with any outcome.
     *
     * @param statement CMS as the page sent it
     * @param nonce as the page sent it
     * @param subject envelopes that the page got, or the recipients of a rehearsal's own
     * @param signer certificate that is bound to the supplier's account
     * @throws AuthenticationTokenException as {@link SigningChallenges#consume}
     * @throws CmsException if the signature does not hold, or is another's
     * @throws StatementException if it holds, for something else
     */
    public StatementVerifier.Verified verify(
            byte[] statement,
            Statement.Kind kind,
            String nonce,
            String browserSession,
            ExpectedStatement.Subject subject,
            Fingerprint signer)
            throws AuthenticationTokenException, CmsException, StatementException {
        challenges.consume(nonce, browserSession);
        return statements.verify(statement, new ExpectedStatement(kind, origins.values(), nonce, subject), signer);
    }
}
