package signinghelper.command;

import signinghelper.certificate.Usability;
import signinghelper.certificate.Validity;
import signinghelper.check.Circumstances;
import signinghelper.check.Diagnosis;
import signinghelper.check.Finding;
import signinghelper.check.RepairJournal;
import signinghelper.check.RepairPlan;
import signinghelper.check.Repairs;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.guidance.Language;
import signinghelper.platform.WholeFile;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileSource;
import signinghelper.prompt.HelperWork;
import signinghelper.prompt.PluggedToken;
import signinghelper.prompt.PluggedTokens;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.Cancellation;
import signinghelper.token.HeldKey;
import signinghelper.token.TokenWatch;
import signinghelper.token.Tokens;
import signinghelper.work.ChangePin;
import signinghelper.work.Task;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What pages ask for by requests, for the person at the helper window. */
public final class HelperWindowWork implements HelperWork {
    private static final Logger LOG = System.getLogger(HelperWindowWork.class.getName());

    private final Diagnosis diagnosis;
    private final Repairs repairs;
    private final ProfileSource profile;
    private final Tokens tokens;
    private final TimeSource time;
    private final ChangePin pinChange;
    private final Path passedOnce;

    /**
     * Does nothing yet.
     *
     * @param passedOnce the file that remembers whether everything was right once
     */
    public HelperWindowWork(
            Diagnosis diagnosis,
            Repairs repairs,
            ProfileSource profile,
            Tokens tokens,
            TimeSource time,
            ChangePin pinChange,
            Path passedOnce) {
        this.diagnosis = diagnosis;
        this.repairs = repairs;
        this.profile = profile;
        this.tokens = tokens;
        this.time = time;
        this.pinChange = pinChange;
        this.passedOnce = passedOnce;
    }

    @Override
    public List<String> checks() {
        return diagnosis.ids();
    }

    @Override
    public Optional<Profile> profile() {
        try {
            return Optional.of(profile.load());
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private Circumstances circumstances() {
        return new Circumstances(profile().orElse(null), null);
    }

    @Override
    public void diagnose(Consumer<Finding> found, Cancellation cancellation) throws Refusal {
        diagnosis.run(circumstances(), found::accept, cancellation);
    }

    @Override
    public RepairPlan plan(String repair) throws Refusal {
        return repairs.plan(repair, circumstances());
    }

    @Override
    public RepairJournal.Run repair(RepairPlan agreed) throws Refusal {
        return repairs.perform(agreed);
    }

    @Override
    public List<String> repairsOnRequest() {
        return repairs.onRequest();
    }

    @Override
    public List<RepairJournal.Run> repairRuns() {
        return repairs.runs();
    }

    @Override
    public List<RepairPlan.Step> undo(RepairJournal.Run run) throws Refusal {
        return repairs.undo(run.id());
    }

    @Override
    public PluggedTokens tokens() throws Refusal {
        var now = time.now();
        var rules = profile().map(Profile::holder).orElse(HolderRules.USUAL);
        var plugged = new ArrayList<PluggedToken>();
        var read = tokens.read();
        for (var token : read.tokens()) {
            var certificates = token.keys().stream()
                    .map(held -> certificate(held, now, rules))
                    .toList();
            plugged.add(new PluggedToken(token.token(), certificates, token.faults(), token.failure()));
        }
        return new PluggedTokens(plugged, read.faults());
    }

    private static PluggedToken.Certificate certificate(HeldKey held, KnownTime now, HolderRules rules) {
        var left = Validity.left(held.key().certificate(), now).toDays();
        var holder = CertificateSubject.of(held.key().certificate(), rules);
        return new PluggedToken.Certificate(
                held, holder, left, Usability.obstacle(held, now).orElse(null));
    }

    @Override
    public TokenWatch watch(Runnable changed) {
        return tokens.watch(change -> changed.run());
    }

    @Override
    public void changePin(Language language, Cancellation cancellation) throws Refusal {
        pinChange.change(new Task(new Asker.HelperWindow(), language, cancellation, news -> {}));
    }

    @Override
    public boolean hasPassedOnce() {
        return Files.exists(passedOnce);
    }

    @Override
    public void rememberPassed() {
        try {
            WholeFile.write(passedOnce, new byte[0]);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "it is not remembered that everything was right", e);
        }
    }
}
