package signinghelper.verifier.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.receipt.ReceiptException;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.portal.authentication.ChallengesUnavailableException;

/** The one place where an outcome becomes an answer: 200 for yes alone, and a code for anything else. */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int REFUSED = 422;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_OF_A_PATH = 80;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Work of an operation, which returns its yes. */
    @FunctionalInterface
    interface Work {
        Object answer(Context context) throws Exception;
    }

    private record Answer(int status, String outcome, Object body) {}

    private final RoutesConfig routes;
    private final Meters meters;
    private final Remainder remainder;

    Desk(RoutesConfig routes, Meters meters, Remainder remainder) {
        this.routes = routes;
        this.meters = meters;
        this.remainder = remainder;
    }

    void serve(Operation operation, Work work) {
        routes.post(operation.path(), context -> {
            var begin = System.nanoTime();
            var answer = answer(operation, context, work);
            write(context, answer.status(), answer.body());
            meters.count(operation, answer.outcome(), System.nanoTime() - begin);
        });
    }

    private Answer answer(Operation operation, Context context, Work work) {
        try {
            return new Answer(200, "ACCEPTED", work.answer(context));
        } catch (AuthenticationTokenException e) {
            var status = e.reason() == Reason.CHALLENGES_UNAVAILABLE ? UNAVAILABLE : REFUSED;
            return refused(
                    operation,
                    status,
                    new Refused(
                            e.reason().name(),
                            String.valueOf(e.getMessage()),
                            e.match().orElse(null),
                            null));
        } catch (ChallengesUnavailableException e) {
            return refused(operation, UNAVAILABLE, Refused.of(Reason.CHALLENGES_UNAVAILABLE, e.getMessage()));
        } catch (CmsException e) {
            return refused(operation, REFUSED, Refused.of(e.reason(), e.getMessage()));
        } catch (ReceiptException e) {
            return refused(operation, REFUSED, Refused.of(e.reason(), e.getMessage()));
        } catch (DocumentRefusal e) {
            return refused(
                    operation,
                    REFUSED,
                    new Refused(e.indication().name(), String.valueOf(e.getMessage()), null, e.report()));
        } catch (ServiceRefusal e) {
            remainder.readAway(context, e.code());
            return refused(operation, e.code().status(), Refused.of(e.code(), e.getMessage()));
        } catch (OutOfMemoryError | StackOverflowError e) {
            // The one document was too much, and its memory is free again. Its stack would say nothing.
            LOG.error("{} failed: {}", operation, e.toString());
            return refused(operation, ServiceCode.FAILED.status(), Refused.of(ServiceCode.FAILED, null));
        } catch (Exception e) {
            LOG.error("{} failed", operation, e);
            return refused(operation, ServiceCode.FAILED.status(), Refused.of(ServiceCode.FAILED, null));
        }
    }

    private static Answer refused(Operation operation, int status, Refused body) {
        var clean = body.withMessage(line(body.message()));
        var told = clean.message().startsWith(clean.code()) ? clean.message() : clean.code() + ": " + clean.message();
        LOG.info("{} refused: {}", operation, told);
        return new Answer(status, clean.code(), clean);
    }

    /** A record of a log is one line, the portal's too, also with words of a token. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    }

    /** Answers a request that reaches no operation. */
    static void refuse(Context context, ServiceCode code) {
        if (code == ServiceCode.UNAUTHORIZED) {
            context.header("WWW-Authenticate", "Bearer"); // RFC 9110, 11.6.1
        }
        var path = line(context.path());
        LOG.info("{} refused: {}", path.substring(0, Math.min(path.length(), MOST_OF_A_PATH)), code);
        write(context, code.status(), Refused.of(code, code.sentence()));
    }

    static void write(Context context, int status, Object body) {
        try {
            context.status(status)
                    .contentType("application/json")
                    .header("Cache-Control", "no-store")
                    .result(MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }
}
