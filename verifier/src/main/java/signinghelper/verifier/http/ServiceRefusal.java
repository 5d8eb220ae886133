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

    /** Names a place of the request too; empty for its whole. */
    ServiceRefusal(ServiceCode code, String place) {
        super(place.isEmpty() ? code.sentence() : code.sentence() + " (at " + place + ")");
        this.code = Objects.requireNonNull(code);
    }

    ServiceCode code() {
        return code;
    }
}
