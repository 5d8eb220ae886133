package signinghelper.samples.spring;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.portal.authentication.ChallengesUnavailableException;

import java.util.Map;
import java.util.function.Supplier;

/** Answer while the store of challenges, a server of its own, gives none: 503, since trying again will help. */
@RestControllerAdvice
class ChallengesAway {

    @ExceptionHandler(ChallengesUnavailableException.class)
    static ResponseEntity<Map<String, String>> answer() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .body(Map.of("message", "平台暂时无法处理，请过几分钟再试。 The portal cannot do this just now; please try again."));
    }

    /** Returns this answer where the store was away, and otherwise the answer to a refusal. */
    static ResponseEntity<Map<String, String>> or(
            AuthenticationTokenException refused, Supplier<ResponseEntity<Map<String, String>>> refusal) {
        return refused.reason() == Reason.CHALLENGES_UNAVAILABLE ? answer() : refusal.get();
    }
}
