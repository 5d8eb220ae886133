package signinghelper.enrolment;

import java.util.Objects;

/**
 * What the directory answers.
 *
 * @param version of the contract, the question's
 * @param certificate the question's
 */
public record EnrolmentAnswer(int version, String certificate, EnrolmentStatus status) {
    public EnrolmentAnswer {
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(status);
    }

    public static EnrolmentAnswer to(EnrolmentQuestion question, EnrolmentStatus status) {
        return new EnrolmentAnswer(question.version(), question.certificate(), status);
    }

    /** Whether it is the answer to {@code question} and to no other. */
    boolean isTo(EnrolmentQuestion question) {
        return version == question.version() && certificate.equals(question.certificate());
    }
}
