package signinghelper.work;

import signinghelper.certificate.AwaitedOpenings;
import signinghelper.certificate.Openings;
import signinghelper.certificate.Usability;
import signinghelper.certificate.Validity;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.profile.HolderSource;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.plugged.Tokens;
import signinghelper.token.plugged.UKey;

import java.util.ArrayList;

/** Contents of the U-Keys that are plugged in, for the user's own eyes. */
public final class ReadTokens {
    private final Tokens tokens;
    private final TimeSource time;
    private final HolderSource holders;
    private final AwaitedOpenings openings;

    public ReadTokens(Tokens tokens, TimeSource time, HolderSource holders, AwaitedOpenings openings) {
        this.tokens = tokens;
        this.time = time;
        this.holders = holders;
        this.openings = openings;
    }

    /**
     * Reads the present U-Keys.
     *
     * @throws Refusal {@code DRIVER_FAILED}, if nothing was found
     */
    public PluggedTokens read() throws Refusal {
        var now = time.now();
        var rules = holders.rules();
        var plugged = new ArrayList<PluggedToken>();
        var read = tokens.read();
        for (var token : read.tokens()) {
            var certificates = token.keys().stream()
                    .map(held -> certificate(held, token, now, rules))
                    .toList();
            plugged.add(new PluggedToken(token.token(), certificates, token.faults(), token.failure()));
        }
        return new PluggedTokens(plugged, read.readers());
    }

    private PluggedToken.Certificate certificate(HeldKey held, UKey token, KnownTime now, HolderRules rules) {
        var left = Validity.left(held.key().certificate(), now).toDays();
        var holder = CertificateSubject.of(held.key().certificate(), rules);
        return new PluggedToken.Certificate(
                held,
                holder,
                left,
                Usability.obstacle(held, now).orElse(null),
                token.otherHalf(held).orElse(null),
                held.mayDecrypt() ? openings.of(held.key().certificate()) : Openings.NONE);
    }
}
