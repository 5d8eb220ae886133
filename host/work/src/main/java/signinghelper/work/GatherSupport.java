package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Circumstances;
import signinghelper.check.Diagnosis;
import signinghelper.check.Repairs;
import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.profile.DriverLibrary;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Cancellation;
import signinghelper.support.LogExcerpt;
import signinghelper.support.LogTemplates;
import signinghelper.support.ProgramVersions;
import signinghelper.support.ReportMaker;
import signinghelper.support.SupportDraft;
import signinghelper.support.SupportMaterial;
import signinghelper.token.KeyEntry;
import signinghelper.token.plugged.Tokens;

import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Material of a support bundle: a fresh diagnosis, versions, runs of repairs, and the log. */
public final class GatherSupport {
    private final ProgramVersions versions;
    private final Diagnosis diagnosis;
    private final Repairs repairs;
    private final ProfileSource profile;
    private final Tokens tokens;
    private final TimeSource time;
    private final Log log;
    private final ReportMaker maker;
    private final WireFormat format;

    /**
     * The log, and names that may be in it.
     *
     * @param folder as {@code LogFile} uses it
     * @param methods of the protocol
     */
    public record Log(Path folder, List<String> methods) {
        public Log {
            methods = List.copyOf(methods);
        }
    }

    public GatherSupport(
            ProgramVersions versions,
            Diagnosis diagnosis,
            Repairs repairs,
            ProfileSource profile,
            Tokens tokens,
            TimeSource time,
            Log log,
            ReportMaker maker,
            WireFormat format) {
        this.versions = versions;
        this.diagnosis = diagnosis;
        this.repairs = repairs;
        this.profile = profile;
        this.tokens = tokens;
        this.time = time;
        this.log = log;
        this.maker = maker;
        this.format = format;
    }

    /**
     * Collects everything anew, which takes some seconds.
     *
     * @throws Refusal the reason of {@code cancellation}
     */
    public SupportDraft gather(Cancellation cancellation) throws Refusal {
        var valid = validProfile();
        var findings = diagnosis.run(new Circumstances(valid, null), finding -> {}, cancellation);
        var now = time.now().instant();
        var material = new SupportMaterial(
                now,
                versions,
                valid == null ? null : new SupportMaterial.ProfileVersion(valid.id(), valid.version()),
                findings,
                repairs.runs(),
                LogExcerpt.read(log.folder(), now, new LogTemplates(names(valid))),
                certificates());
        return new SupportDraft(material, maker, format);
    }

    /** The reason why no valid profile exists is reported by the check of the host. */
    private @Nullable Profile validProfile() {
        try {
            return profile.load();
        } catch (Refusal refusal) {
            return null;
        }
    }

    private Set<String> names(@Nullable Profile valid) {
        var names = new HashSet<>(log.methods());
        names.addAll(diagnosis.ids());
        names.addAll(tokens.driverNames());
        if (valid != null) {
            valid.computer().libraries().stream().map(DriverLibrary::name).forEach(names::add);
        }
        return names;
    }

    /** An unreadable U-Key is left out; a finding reports it. */
    private List<Bytes> certificates() {
        var found = new ArrayList<Bytes>();
        try {
            for (var token : tokens.read().tokens()) {
                token.keys().forEach(held -> found.add(encoded(held.key())));
            }
        } catch (Refusal refusal) {
            return List.copyOf(found);
        }
        return List.copyOf(found);
    }

    private static Bytes encoded(KeyEntry key) {
        try {
            return Bytes.copyOf(key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("it was decoded", e);
        }
    }
}
