package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.Usability;
import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.token.HeldFault;
import signinghelper.token.HeldKey;
import signinghelper.token.Tokens;
import signinghelper.work.Task;

import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;

/** All certificates on all U-Keys, each usable or why not. For the command line, and for origins with this capability. */
public final class CertificateListCommand implements Command<NoArguments, CertificateListCommand.Result> {

    /**
     * All that is on the U-Keys.
     *
     * @param faults objects that make no certificate with a key, and U-Keys that cannot be read
     */
    public record Result(List<Entry> certificates, List<Fault> faults) {
        public Result {
            certificates = List.copyOf(certificates);
            faults = List.copyOf(faults);
        }
    }

    /**
     * As {@code CertificateFault} in the schema.
     *
     * @param label of the U-Key, or its reader's name where not even that can be read
     * @param purpose null where the object does not say, and for a whole U-Key
     */
    public record Fault(
            String driver, String label, @Nullable Purpose purpose, ErrorCode obstacle) {}

    /**
     * As {@code Certificate} in the schema.
     *
     * @param certificate DER in Base64
     * @param obstacle null where it is usable
     */
    public record Entry(
            String driver,
            String label,
            Purpose purpose,
            String certificate,
            boolean usable,
            @Nullable ErrorCode obstacle) {}

    private final Tokens tokens;
    private final TimeSource time;

    public CertificateListCommand(Tokens tokens, TimeSource time) {
        this.tokens = tokens;
        this.time = time;
    }

    @Override
    public Method method() {
        return Method.CERTIFICATE_LIST;
    }

    @Override
    public Class<NoArguments> argumentsType() {
        return NoArguments.class;
    }

    @Override
    public Result run(NoArguments arguments, Session session, Task task) throws Refusal {
        return list();
    }

    /**
     * The same for those who have no session.
     *
     * @throws Refusal {@code TOKEN_ABSENT} or {@code DRIVER_FAILED}
     */
    public Result list() throws Refusal {
        var now = time.now();
        var entries = new ArrayList<Entry>();
        var contents = tokens.contents();
        for (var held : contents.keys()) {
            var obstacle = Usability.obstacle(held, now);
            entries.add(new Entry(
                    held.token().driver(),
                    held.token().label(),
                    Purpose.of(held.key().use()),
                    encode(held),
                    obstacle.isEmpty(),
                    obstacle.orElse(null)));
        }
        var faults = new ArrayList<Fault>();
        contents.faults().forEach(held -> faults.add(fault(held)));
        contents.unreadable()
                .forEach(token -> faults.add(new Fault(token.driver(), token.label(), null, token.code())));
        return new Result(entries, faults);
    }

    private static Fault fault(HeldFault held) {
        var use = held.fault().use();
        return new Fault(
                held.token().driver(),
                held.token().label(),
                use == null ? null : Purpose.of(use),
                held.fault().code());
    }

    static String encode(HeldKey held) throws Refusal {
        try {
            return Bytes.copyOf(held.key().certificate().getEncoded()).toBase64();
        } catch (CertificateEncodingException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }
}
