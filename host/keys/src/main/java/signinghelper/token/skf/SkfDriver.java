package signinghelper.token.skf;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.PinState;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.TokenWatch;
import signinghelper.token.library.MissingLibrary;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Driver for U-Keys behind one SKF library; each application of a device is a U-Key. Runs in the bridge, because a
 * crash of the library ends its process.
 */
public final class SkfDriver implements TokenDriver {
    private static final Logger LOG = System.getLogger(SkfDriver.class.getName());

    private final String name;
    private final Path library;
    private final RsaInput rsaInput;
    private final @Nullable Path program;
    private final TriesTold triesTold = new TriesTold();
    private @Nullable Skf loaded;
    private boolean knowsDevice;

    /**
     * Creates the driver without loading the library.
     *
     * @param library absolute path
     * @param program {@code skf32}, for a library of 32 bits; null for any other
     */
    public SkfDriver(String name, Path library, RsaInput rsaInput, @Nullable Path program) {
        this.name = name;
        this.library = library;
        this.rsaInput = rsaInput;
        this.program = program;
    }

    @Override
    public String name() {
        return name;
    }

    /** Leaves out unreadable U-Keys, if there are others. */
    @Override
    public List<TokenInfo> list() throws Refusal {
        var found = new ArrayList<TokenInfo>();
        var failures = new ArrayList<SkfException>();
        for (var device : devices()) {
            describe(device, found, failures);
        }
        if (found.isEmpty() && !failures.isEmpty()) {
            throw failures.get(0).toRefusal();
        }
        return List.copyOf(found);
    }

    /**
     * Returns the plugged-in devices. Many libraries fail when no device is plugged in; a library that has known a
     * device fails once.
     *
     * @throws Refusal {@code READER_UNAVAILABLE} when no reader exists, as the library's failure says
     */
    private List<NativeName> devices() throws Refusal {
        var knew = knowsDevice;
        knowsDevice = false;
        try {
            var devices = skf().devices();
            knowsDevice = !devices.isEmpty();
            return devices;
        } catch (SkfException e) {
            var isNone = e.is(SkfException.SAR_DEVICE_REMOVED) || (!knew && e.meansNoDevice());
            throw isNone ? new Refusal(ErrorCode.READER_UNAVAILABLE, Map.of("driver", name), e) : e.toRefusal();
        }
    }

    private void describe(NativeName deviceName, List<TokenInfo> found, List<SkfException> failures) throws Refusal {
        try (var device = Device.connect(skf(), deviceName)) {
            var info = device.info();
            LOG.log(Level.DEBUG, () -> deviceName.text() + ": " + info);
            var applications = device.applications();
            for (var application : applications) {
                var reference = new Reference(info.serial(), deviceName.text(), application.text());
                var label = applications.size() == 1 ? info.label() : info.label() + " " + application.text();
                found.add(new TokenInfo(
                        name, reference.toString(), label, info.serial(), pinState(device, application, reference)));
            }
        } catch (SkfException e) {
            LOG.log(Level.WARNING, deviceName.text() + " cannot be read", e);
            // A device that is pulled out at this moment is left out.
            if (!e.is(SkfException.SAR_DEVICE_REMOVED)) {
                failures.add(e);
            }
        }
    }

    private PinState pinState(Device device, NativeName applicationName, Reference reference) throws SkfException {
        try (var application = device.open(applicationName)) {
            return application.pinState().orElseGet(() -> triesTold.pinState(reference));
        }
    }

    @Override
    public TokenSession open(TokenInfo token) throws Refusal {
        var reference = Reference.parse(token.reference());
        var skf = skf();
        try {
            for (var candidate : skf.devices()) {
                if (candidate.text().equals(reference.device())) {
                    return SkfSession.open(skf, candidate, reference, triesTold, rsaInput);
                }
            }
        } catch (SkfException e) {
            throw e.toRefusal();
        }
        throw Refusal.of(ErrorCode.TOKEN_REMOVED);
    }

    @Override
    public Optional<TokenWatch> watch(Runnable changed) throws Refusal {
        return DeviceWatch.start(skf(), changed);
    }

    private Skf skf() throws Refusal {
        var skf = loaded;
        if (skf == null) {
            try {
                skf = Skf.load(library, program);
            } catch (UnsatisfiedLinkError e) {
                throw MissingLibrary.refusal(library, e);
            }
            loaded = skf;
        }
        return skf;
    }
}
