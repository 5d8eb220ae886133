package signinghelper.enrolment;

import signinghelper.formats.certificate.Fingerprint;

import java.util.regex.Pattern;

/**
 * Question to the directory.
 *
 * @param version of the contract, {@value #VERSION}
 * @param certificate SHA-256 of the certificate's DER, hexadecimal, lower case
 */
public record EnrolmentQuestion(int version, String certificate) {
    public static final int VERSION = 1;

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public EnrolmentQuestion {
        if (version != VERSION || !SHA_256.matcher(certificate).matches()) {
            throw new IllegalArgumentException("not a question of version " + VERSION);
        }
    }

    public static EnrolmentQuestion of(Fingerprint fingerprint) {
        return new EnrolmentQuestion(VERSION, fingerprint.toString());
    }
}
