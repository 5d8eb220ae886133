package signinghelper.verifier.http;

import io.javalin.http.Context;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.match.SubjectMatch;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.verifier.judge.Judges;
import signinghelper.verifier.judge.TokenJudge;

import java.io.IOException;

/** Challenges, logins and bindings. */
final class TokenApi {
    /** The library takes 17 Ki characters of a page, and the portal adds a little. */
    private static final int MOST_BYTES = 64 * 1024;

    /** @param expires ISO 8601 in UTC; from then on the nonce is refused */
    private record Issued(String nonce, String expires) {}

    /** @param match warnings about the names and codes; both agree */
    private record Bound(CertificateDetails certificate, String algorithm, SubjectMatch match) {}

    private final Judges judges;
    private final JsonBody bodies;

    TokenApi(Judges judges, JsonBody bodies) {
        this.judges = judges;
        this.bodies = bodies;
    }

    void addTo(Desk desk) {
        desk.serve(Operation.CHALLENGE, this::challenge);
        desk.serve(Operation.LOGIN, this::login);
        desk.serve(Operation.BINDING, this::binding);
    }

    private Object challenge(Context context) throws ServiceRefusal, IOException {
        var request = bodies.read(context, ChallengeRequest.class, MOST_BYTES);
        var issued = judges.challenges().issue(request.purpose().challenge(), request.session());
        return new Issued(issued.nonce(), issued.expires().toString());
    }

    private Object login(Context context) throws ServiceRefusal, AuthenticationTokenException, IOException {
        var request = bodies.read(context, TokenRequest.class, MOST_BYTES);
        if (request.account() != null) {
            throw new ServiceRefusal(ServiceCode.REQUEST_MALFORMED); // who means a binding gets no login
        }
        var identity = at(request).logins().validate(request.sent(), request.session());
        return Accepted.of(
                identity.certificate(), identity.algorithm(), judges.trust().holders());
    }

    private Object binding(Context context) throws ServiceRefusal, AuthenticationTokenException, IOException {
        var request = bodies.read(context, TokenRequest.class, MOST_BYTES);
        var account = request.account();
        if (account == null) {
            throw new ServiceRefusal(ServiceCode.REQUEST_MALFORMED);
        }
        var binding = at(request).bindings().validate(request.sent(), request.session(), account);
        var identity = binding.identity();
        return new Bound(
                CertificateDetails.of(identity.certificate(), judges.trust().holders()),
                identity.algorithm().name(),
                binding.match());
    }

    private TokenJudge at(TokenRequest request) throws ServiceRefusal {
        var judge = judges.tokens().get(request.origin());
        if (judge == null) {
            throw new ServiceRefusal(ServiceCode.ORIGIN_UNKNOWN);
        }
        return judge;
    }
}
