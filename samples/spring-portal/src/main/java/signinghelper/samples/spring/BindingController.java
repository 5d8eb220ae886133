package signinghelper.samples.spring;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.spring.Bindings;

import java.util.Map;

/** 绑定 CA for the user who is logged in. */
@RestController
class BindingController {
    private static final Logger LOG = LoggerFactory.getLogger(BindingController.class);

    private final Bindings bindings;
    private final Accounts accounts;

    BindingController(Bindings bindings, Accounts accounts) {
        this.bindings = bindings;
        this.accounts = accounts;
    }

    @PostMapping("/api/binding-challenge")
    Map<String, String> challenge(HttpServletRequest request) {
        return Map.of("nonce", bindings.challenge(request));
    }

    /** Reads the body as text, since the library reads its own JSON. The account is the portal's own record. */
    @PostMapping("/api/binding")
    ResponseEntity<Map<String, String>> bind(@RequestBody String json, HttpServletRequest request) {
        try {
            var binding = bindings.bind(json, request, accounts.organisation());
            accounts.bind(binding.identity().fingerprint());
            return ResponseEntity.ok(Map.of("message", "绑定成功。 The certificate is bound."));
        } catch (AuthenticationTokenException e) {
            LOG.warn("Binding refused: {}", e.getMessage());
            return ChallengesAway.or(e, BindingController::refused);
        }
    }

    private static ResponseEntity<Map<String, String>> refused() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .body(Map.of(
                        "message",
                        "绑定失败，请核对证书与账号是否属于同一单位。 "
                                + "The binding failed; please compare the organisations of certificate and account."));
    }
}
