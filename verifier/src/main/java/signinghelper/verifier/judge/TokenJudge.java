package signinghelper.verifier.judge;

import signinghelper.portal.authentication.BindingTokenValidator;
import signinghelper.portal.authentication.LoginTokenValidator;

import java.util.Objects;

/** Validators of the tokens of one origin. */
public record TokenJudge(LoginTokenValidator logins, BindingTokenValidator bindings) {
    public TokenJudge {
        Objects.requireNonNull(logins);
        Objects.requireNonNull(bindings);
    }
}
