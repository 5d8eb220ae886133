package signinghelper.verifier.http;

import java.util.Objects;

/** Refusal by the service itself, before anything was verified. */
final class ServiceRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final ServiceCode code;

    ServiceRefusal(ServiceCode code) {
        super(code.sentence());
        this.code = Objects.requireNonNull(code);
    }

    ServiceRefusal(ServiceCode code, Throwable cause) {
        super(code.sentence() + " (" + cause.getMessage() + ")", cause);
        this.code = Objects.requireNonNull(code);
    }

    ServiceCode code() {
        return code;
    }
}
