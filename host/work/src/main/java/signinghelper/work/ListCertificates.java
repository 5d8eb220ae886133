package signinghelper.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import signinghelper.certificate.Usability;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyFault;
import signinghelper.token.TokenInfo;
import signinghelper.token.plugged.Tokens;
import signinghelper.token.plugged.UKey;

import java.util.ArrayList;
import java.util.List;

/** List of all certificates on all U-Keys, each usable or with the reason why not. */
public final class ListCertificates {

    /**
     * Everything on the U-Keys.
     *
     * @param faults objects that form no certificate with a key, and U-Keys that cannot be read
     */
    public record Listed(List<Entry> certificates, List<Fault> faults) {
        public Listed {
            certificates = List.copyOf(certificates);
            faults = List.copyOf(faults);
        }
    }

    /**
     * Fault, {@code CertificateFault} in the schema.
     *
     * @param label of the U-Key, or its reader's name when the label cannot be read
     * @param purpose null when the object does not state it, and for a whole U-Key
     */
    public record Fault(
            String driver, String label, @Nullable Purpose purpose, ErrorCode obstacle) {}

    /**
     * Entry, {@code Certificate} in the schema.
     *
     * @param certificate DER in Base64
     * @param obstacle null when it is usable
     * @param otherHalf certificate of the other purpose that makes one identity with it; null for one that is alone
     */
    public record Entry(
            String driver,
            String label,
            Purpose purpose,
            String certificate,
            boolean usable,
            @Nullable ErrorCode obstacle,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Fingerprint otherHalf) {}

    private final Tokens tokens;
    private final TimeSource time;

    public ListCertificates(Tokens tokens, TimeSource time) {
        this.tokens = tokens;
        this.time = time;
    }

    /**
     * Lists the present certificates.
     *
     * @throws Refusal {@code TOKEN_ABSENT} or {@code DRIVER_FAILED}
     */
    public Listed list() throws Refusal {
        var now = time.now();
        var entries = new ArrayList<Entry>();
        var contents = tokens.contents();
        for (var token : contents.tokens()) {
            for (var held : token.keys()) {
                entries.add(entry(held, token, now));
            }
        }
        var faults = new ArrayList<Fault>();
        for (var token : contents.tokens()) {
            token.faults().forEach(fault -> faults.add(fault(token.token(), fault)));
        }
        contents.unreadable()
                .forEach(token -> faults.add(new Fault(token.driver(), token.label(), null, token.code())));
        return new Listed(entries, faults);
    }

    private static Entry entry(HeldKey held, UKey token, KnownTime now) throws Refusal {
        var obstacle = Usability.obstacle(held, now).orElse(null);
        var other = token.otherHalf(held).map(half -> Fingerprint.of(half.key().certificate()));
        return new Entry(
                held.token().driver(),
                held.token().label(),
                Purpose.of(held.key().use()),
                EncodedCertificate.of(held).toBase64(),
                obstacle == null,
                obstacle,
                other.orElse(null));
    }

    private static Fault fault(TokenInfo token, KeyFault fault) {
        var use = fault.use();
        return new Fault(token.driver(), token.label(), use == null ? null : Purpose.of(use), fault.code());
    }
}
