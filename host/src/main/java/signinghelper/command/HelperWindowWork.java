package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.Usability;
import signinghelper.certificate.Validity;
import signinghelper.check.Circumstances;
import signinghelper.check.Diagnosis;
import signinghelper.check.Finding;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.guidance.Language;
import signinghelper.profile.Profile;
import signinghelper.prompt.HelperWork;
import signinghelper.prompt.PluggedToken;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.Cancellation;
import signinghelper.session.Session;
import signinghelper.session.SessionId;
import signinghelper.token.HeldKey;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.TokenWatch;
import signinghelper.token.Tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** What pages ask for by requests, for the person at the helper window. */
public final class HelperWindowWork implements HelperWork {
    private final Diagnosis diagnosis;
    private final ProfileSource profile;
    private final Tokens tokens;
    private final TimeSource time;
    private final PinChangeCommand pinChange;

    public HelperWindowWork(
            Diagnosis diagnosis, ProfileSource profile, Tokens tokens, TimeSource time, PinChangeCommand pinChange) {
        this.diagnosis = diagnosis;
        this.profile = profile;
        this.tokens = tokens;
        this.time = time;
        this.pinChange = pinChange;
    }

    @Override
    public List<String> checks() {
        return diagnosis.ids();
    }

    @Override
    public void diagnose(Consumer<Finding> found, Cancellation cancellation) throws Refusal {
        diagnosis.run(new Circumstances(validProfile(), null, null), found, cancellation);
    }

    /** Why there is none, the check of the host says. */
    private @Nullable Profile validProfile() {
        try {
            return profile.load();
        } catch (Refusal refusal) {
            return null;
        }
    }

    @Override
    public List<PluggedToken> tokens() throws Refusal {
        var now = time.now();
        var plugged = new ArrayList<PluggedToken>();
        for (var token : tokens.list()) {
            plugged.add(read(token, now));
        }
        return List.copyOf(plugged);
    }

    private PluggedToken read(TokenInfo token, KnownTime now) {
        try {
            var certificates = tokens.use(token, TokenSession::keys).stream()
                    .map(key -> certificate(new HeldKey(token, key), now))
                    .toList();
            return new PluggedToken(token, certificates, null);
        } catch (Refusal refusal) {
            return new PluggedToken(token, List.of(), refusal);
        }
    }

    private static PluggedToken.Certificate certificate(HeldKey held, KnownTime now) {
        var left = Validity.left(held.key().certificate(), now).toDays();
        return new PluggedToken.Certificate(
                held, left, Usability.obstacle(held, now).orElse(null));
    }

    @Override
    public TokenWatch watch(Runnable changed) {
        return tokens.watch(change -> changed.run());
    }

    @Override
    public void changePin(Language language, Cancellation cancellation) throws Refusal {
        var id = new SessionId(UUID.randomUUID().toString());
        var session = new Session(id, new Asker.HelperWindow(), language, Set.of());
        pinChange.change(new Caller(session, cancellation, stage -> {}, (index, document) -> {}));
    }
}
