package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import signinghelper.demo.fault.Fault;
import signinghelper.demo.fault.Faults;
import signinghelper.enrolment.EnrolmentAnswer;
import signinghelper.enrolment.EnrolmentQuestion;
import signinghelper.enrolment.EnrolmentStatus;

/**
 * An enrolment directory as {@code docs/enrolment.md} has it. Every certificate is
 * enrolled, as far as no fault is made; a real one looks the fingerprint up in the CA's register.
 */
final class EnrolmentApi {
    static final String PATH = "/enrolment";

    private final Faults faults;

    EnrolmentApi(Faults faults) {
        this.faults = faults;
    }

    void addTo(RoutesConfig routes) {
        routes.post(PATH, this::answer);
    }

    private void answer(Context context) {
        var question = JsonBody.read(context, EnrolmentQuestion.class);
        context.json(EnrolmentAnswer.to(question, status()));
    }

    private EnrolmentStatus status() {
        if (faults.isOn(Fault.NOT_ENROLLED)) {
            return EnrolmentStatus.NOT_AUTHORISED;
        }
        return faults.isOn(Fault.SEAL_NOT_UPGRADED) ? EnrolmentStatus.SEAL_NOT_UPGRADED : EnrolmentStatus.ENROLLED;
    }
}
