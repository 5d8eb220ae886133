package signinghelper.demo.portal;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.VerifiedCms;
import signinghelper.formats.match.NameRule;
import signinghelper.formats.match.SubjectMatch;
import signinghelper.formats.receipt.ReceiptException;
import signinghelper.formats.statement.StatementException;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.ChallengesUnavailableException;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Verifies, writes the outcome to the log, and tells the page. */
final class SignatureJudge {

    /** Reason why a signature that holds is still refused. */
    enum Reason {
        /** The signer's organisation is not the account's. */
        OTHER_ORGANISATION,
        OTHER_DOCUMENT,
        /** The report on a document with the signature within has not passed. */
        REPORT
    }

    /** Objection to a valid signature: it is not the requested one. */
    static final class Objection extends Exception {
        private static final long serialVersionUID = 1L;

        private final Reason reason;

        Objection(Reason reason) {
            super(reason.name());
            this.reason = reason;
        }
    }

    /**
     * A signature that holds.
     *
     * @param more further values for the page
     * @param onAccepted change to the account when the signature is accepted
     */
    record Judged(AcceptedSignature signature, Map<String, Object> more, Runnable onAccepted) {
        Judged(VerifiedCms cms) {
            this(AcceptedSignature.of(cms), Map.of(), () -> {});
        }
    }

    /** The verification itself. */
    interface Work {
        Judged judge()
                throws AuthenticationTokenException, CmsException, ReceiptException, StatementException, IOException,
                        Objection;
    }

    private final VerificationLog verifications;
    private final Clock clock;

    SignatureJudge(VerificationLog verifications, Clock clock) {
        this.verifications = verifications;
        this.clock = clock;
    }

    /** Answers with what it found, or with 422 and the reason; the signer may know that. */
    void judge(Context context, Verification.Kind kind, Optional<RegisteredAccount> account, Work work)
            throws IOException {
        try {
            var judged = work.judge();
            var signature = judged.signature();
            if (account.isPresent()
                    && !SubjectMatch.of(signature.signer(), account.get().organisation(), HolderRules.USUAL)
                            .matches(NameRule.REFUSE)) {
                throw new Objection(Reason.OTHER_ORGANISATION);
            }
            judged.onAccepted().run();
            var verification = verifications.add(Verification.accepted(kind, signature, clock.instant()));
            context.json(answer(judged, verification));
        } catch (AuthenticationTokenException e) {
            if (e.getCause() instanceof ChallengesUnavailableException away) {
                throw away; // nobody knows whether the signature is the one asked for
            }
            refuse(context, kind, e.reason());
        } catch (CmsException e) {
            refuse(context, kind, e.reason());
        } catch (ReceiptException e) {
            refuse(context, kind, e.reason());
        } catch (StatementException e) {
            refuse(context, kind, e.reason());
        } catch (Objection e) {
            refuse(context, kind, e.reason);
        }
    }

    private static Map<String, @Nullable Object> answer(Judged judged, Verification verification) {
        var signature = judged.signature();
        var found = CertificateFound.in(signature, verification.id());
        var signingTime = signature.signingTime();
        var answer = new LinkedHashMap<String, @Nullable Object>(judged.more());
        answer.put("verification", found.verification());
        answer.put("algorithm", found.algorithm());
        answer.put("form", signature.form());
        answer.put("deviations", signature.deviations());
        answer.put("certificate", found.certificate());
        answer.put("signingTime", signingTime == null ? null : signingTime.toString());
        return answer;
    }

    private void refuse(Context context, Verification.Kind kind, Enum<?> reason) {
        var verification = verifications.add(Verification.refused(kind, reason, clock.instant()));
        context.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .json(Map.of("error", "签名没有通过验证", "reason", reason.name(), "verification", verification.id()));
    }
}
