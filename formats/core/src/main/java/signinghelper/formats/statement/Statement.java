package signinghelper.formats.statement;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.receipt.Receipt;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/**
 * A supplier's own record of an opening of envelopes, or of its rehearsal. Signed by {@link StatementFormat} over its JSON in
 * UTF-8.
 *
 * @param begun by the clock of the supplier's computer, in whole seconds, like {@code ended}
 * @param uncertaintySeconds how far that clock may be off
 * @param certificate of the encryption key; null where none was reached
 * @param code name of the error that ended the whole; empty where it ran to its end
 * @param envelopes from 1 to 1000, in the order of the request
 */
public record Statement(
        Kind kind,
        Receipt.Occasion occasion,
        Instant begun,
        Instant ended,
        long uncertaintySeconds,
        Computer computer,
        @Nullable Certificate certificate,
        String code,
        List<Line> envelopes) {
    private static final int MOST_ENVELOPES = 1000;
    private static final Pattern CODE = Pattern.compile("([A-Z][A-Z0-9_]{0,63})?");

    /** Attempt that the statement is about. */
    public enum Kind {
        OPENING,
        /** Try of key and computer before the day of the opening. */
        REHEARSAL
    }

    /**
     * The supplier's computer.
     *
     * @param program at most 100 characters, e.g. {@code signing-helper/1.2.3}
     * @param system at most 200 characters, e.g. {@code Windows 11 amd64}
     * @param driver file name of the U-Key's library, without a folder; empty where none was reached
     */
    public record Computer(String program, String system, String driver) {
        private static final Pattern PROGRAM = Pattern.compile(".{1,100}");
        private static final Pattern SYSTEM = Pattern.compile(".{1,200}");
        private static final Pattern DRIVER = Pattern.compile("[^/\\\\\\p{Cntrl}]{0,255}");

        public Computer {
            require(PROGRAM, program);
            require(SYSTEM, system);
            require(DRIVER, driver);
        }
    }

    /**
     * Certificate of an encryption key.
     *
     * @param issuer distinguished name (RFC 2253)
     * @param serialNumber hexadecimal in upper case
     * @param notAfter in whole seconds
     */
    public record Certificate(String issuer, String serialNumber, Instant notAfter, Fingerprint fingerprint) {
        public Certificate {
            Objects.requireNonNull(issuer);
            require(Wanted.NUMBER, serialNumber);
            requireWholeSeconds(notAfter);
            Objects.requireNonNull(fingerprint);
        }

        /** Reads what a statement has of a certificate. */
        public static Certificate of(X509Certificate certificate) {
            return new Certificate(
                    certificate.getIssuerX500Principal().getName(X500Principal.RFC2253),
                    certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT),
                    certificate.getNotAfter().toInstant(),
                    Fingerprint.of(certificate));
        }
    }

    /**
     * An envelope, in the order of the request.
     *
     * @param title from 1 to 300 characters
     * @param digest SHA-256 of the envelope's octets
     * @param size in octets
     * @param wanted those that the envelope names, at most 100
     */
    public record Line(String title, Bytes digest, long size, Outcome outcome, List<Wanted> wanted) {
        private static final int MOST_WANTED = 100;
        private static final Pattern TITLE = Pattern.compile("(?s).{1,300}");

        public Line {
            require(TITLE, title);
            require(digest.length() == DigestAlgorithm.SHA_256.lengthInBytes(), "digest");
            require(size >= 0, "size");
            Objects.requireNonNull(outcome);
            wanted = List.copyOf(wanted);
            require(wanted.size() <= MOST_WANTED, "wanted");
        }
    }

    /** Outcome for one envelope. */
    public enum Outcome {
        OPENED,
        /** Failed on decrypted octets, for a reason that nobody learns. */
        UNREADABLE,
        /** Never tried: the whole ended before it. */
        NOT_OPENED,
        /** Encrypted to other certificates than are here. */
        FOR_OTHERS,
        /** Cut, damaged or of an unknown kind, which is seen before a key is asked. */
        REFUSED
    }

    public Statement {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(occasion);
        requireWholeSeconds(begun);
        requireWholeSeconds(ended);
        require(uncertaintySeconds >= 0, "uncertaintySeconds");
        Objects.requireNonNull(computer);
        require(CODE, code);
        envelopes = List.copyOf(envelopes);
        require(!envelopes.isEmpty() && envelopes.size() <= MOST_ENVELOPES, "envelopes");
    }

    /** The JSON that is signed, in UTF-8. */
    public Bytes toJson() {
        return StatementJson.write(this);
    }

    /**
     * Reads what {@link #toJson} writes.
     *
     * @throws StatementException {@code MALFORMED} if it is anything else
     */
    public static Statement fromJson(Bytes json) throws StatementException {
        return StatementJson.read(json);
    }

    static void require(Pattern pattern, String text) {
        require(pattern.matcher(text).matches(), pattern.pattern());
    }

    private static void requireWholeSeconds(Instant time) {
        require(time.truncatedTo(ChronoUnit.SECONDS).equals(time), "whole seconds");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("a statement has other " + rule);
        }
    }
}
