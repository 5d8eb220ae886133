package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import signinghelper.enrolment.EnrolmentAnswer;
import signinghelper.enrolment.EnrolmentQuestion;
import signinghelper.enrolment.EnrolmentStatus;

/**
 * An enrolment directory as {@code docs/enrolment.md} has it. It answers for every certificate what it was started with;
 * a real one looks the fingerprint up in the CA's register.
 */
final class EnrolmentApi {
    static final String PATH = "/enrolment";

    private final EnrolmentStatus status;

    EnrolmentApi(EnrolmentStatus status) {
        this.status = status;
    }

    void addTo(RoutesConfig routes) {
        routes.post(PATH, this::answer);
    }

    private void answer(Context context) {
        var question = JsonBody.read(context, EnrolmentQuestion.class);
        context.json(EnrolmentAnswer.to(question, status));
    }
}
