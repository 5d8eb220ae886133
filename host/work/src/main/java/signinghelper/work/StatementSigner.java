package signinghelper.work;

import signinghelper.certificate.RevocationWatch;
import signinghelper.certificate.Usability;
import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.statement.Statement;
import signinghelper.formats.statement.StatementFormat;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.NativeMessageStream;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.TokenSession;
import signinghelper.token.plugged.UKey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Signer of statements with a U-Key that is logged in. */
public final class StatementSigner {
    /** Certificate, attributes, signature, time stamp and the longest outcomes around the JSON, generously. */
    private static final int CMS_BYTES = 32 * 1024;

    private final TimeStamping timeStamping;
    private final TimeSource time;
    private final RevocationWatch revocation;
    private final String program;
    private final String system;

    /**
     * @param timeStamping proof of the time, where an authority is named
     * @param program name and version, such as {@code signing-helper/1.2.3}
     * @param system such as {@code Windows 11 amd64}
     */
    public StatementSigner(
            TimeStamping timeStamping, TimeSource time, RevocationWatch revocation, String program, String system) {
        this.timeStamping = timeStamping;
        this.time = time;
        this.revocation = revocation;
        this.program = program;
        this.system = system;
    }

    /**
     * Tests that the statement fits into one frame.
     *
     * @throws Refusal {@code CONTENT_REFUSED}
     */
    void requireThatFits(AttemptedOpening attempt, Receipt.Occasion occasion) throws Refusal {
        var json = attempt.statement(occasion, time.now(), computer(attempt)).toJson();
        if ((json.length() + CMS_BYTES) / 3 * 4 > NativeMessageStream.MAX_FRAME_BYTES) {
            throw new Refusal(ErrorCode.CONTENT_REFUSED, Map.of("rule", "RECEIPT_TOO_LARGE"));
        }
    }

    private Statement.Computer computer(AttemptedOpening attempt) {
        var driver = attempt.course().key().map(held -> held.token().driver()).orElse("");
        return new Statement.Computer(program, system, driver);
    }

    /** Signs with the key's other half, or with a key for both uses; empty where neither signs now. */
    Optional<Bytes> withHalfOf(HeldKey key, AttemptedOpening attempt, Receipt.Occasion occasion, TokenSession session)
            throws Refusal {
        var contents = UKey.of(key.token(), session.contents());
        var signer = key.isFor(KeyEntry.Use.SIGNATURE) ? Optional.of(key) : contents.otherHalf(key);
        var usable = signer.filter(this::maySign);
        return usable.isEmpty() ? Optional.empty() : Optional.of(sign(attempt, occasion, session, usable.get()));
    }

    /** A contradicted clock and a revoked certificate keep it from signing, as a document. */
    private boolean maySign(HeldKey held) {
        return time.contradiction().isEmpty()
                && Usability.obstacle(held, time.now()).isEmpty()
                && revocation.obstacle(held.key().certificate()).isEmpty();
    }

    /**
     * Signs.
     *
     * @throws Refusal of the U-Key; {@code TIME_STAMP_UNAVAILABLE} where the profile wants a time stamp
     */
    Bytes sign(AttemptedOpening attempt, Receipt.Occasion occasion, TokenSession session, HeldKey signer)
            throws Refusal {
        var now = time.now();
        var statement = attempt.statement(occasion, now, computer(attempt));
        var out = new ByteArrayOutputStream();
        try {
            var prepared = StatementFormat.prepare(statement, signer.key().certificate(), now.instant(), timeStamping);
            prepared.finish(session.sign(signer.key(), prepared.digestToSign())).writeTo(out);
        } catch (FormatException e) {
            throw FormatRefusal.of(e);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
        return Bytes.copyOf(out.toByteArray());
    }
}
