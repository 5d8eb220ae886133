package signinghelper.enrolment;

import java.util.Objects;

/**
 * Answer of the directory.
 *
 * @param version of the contract, equal to the question's
 * @param certificate equal to the question's
 */
public record EnrolmentAnswer(int version, String certificate, EnrolmentStatus status) {
    public EnrolmentAnswer {
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(status);
    }

    public static EnrolmentAnswer to(EnrolmentQuestion question, EnrolmentStatus status) {
        return new EnrolmentAnswer(question.version(), question.certificate(), status);
    }

    /** Returns true when it answers exactly {@code question}. */
    boolean isTo(EnrolmentQuestion question) {
        return version == question.version() && certificate.equals(question.certificate());
    }
}
