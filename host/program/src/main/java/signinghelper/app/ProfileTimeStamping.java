package signinghelper.app;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.TimeStampJudge;
import signinghelper.formats.document.timestamp.TimeStampQuestion;
import signinghelper.formats.document.timestamp.TimeStampRefusedException;
import signinghelper.formats.revocation.Moment;
import signinghelper.network.ChainTrust;
import signinghelper.network.Limits;
import signinghelper.network.ProfileHttpClient;
import signinghelper.profile.ProfileSource;
import signinghelper.profile.TimeStampSettings;
import signinghelper.profile.TimeStampSettings.Otherwise;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ProxySelector;
import java.net.URI;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Time stamps by the authorities that the profile lists. */
final class ProfileTimeStamping implements TimeStamping {
    private static final Logger LOG = System.getLogger(ProfileTimeStamping.class.getName());
    private static final int OK = 200;

    /** Limit for one authority: a user waits, for each document. */
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(5), TimeStampQuestion.MAX_BYTES);

    /** Rest for an authority that does not answer, so that a long batch does not wait for it with each document. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final ProfileSource profile;
    private final Supplier<Set<TrustAnchor>> roots;
    private final ProxySelector proxies;
    private final TimeSource time;
    private final Map<URI, Instant> silent = new ConcurrentHashMap<>();
    private @Nullable Client client;

    /** Client for the authorities of a profile, with the roots of TLS as they were then. */
    private record Client(TimeStampSettings settings, ProfileHttpClient http, Instant made) {}

    /** @param roots of TLS, read once for the questions of a minute: a batch has many */
    ProfileTimeStamping(
            ProfileSource profile, Supplier<Set<TrustAnchor>> roots, ProxySelector proxies, TimeSource time) {
        this.profile = profile;
        this.roots = roots;
        this.proxies = proxies;
        this.time = time;
    }

    /** Without a profile signatures have no time stamp. */
    private TimeStampSettings settings() {
        try {
            return profile.load().signing().timeStamps();
        } catch (Refusal refusal) {
            return TimeStampSettings.NONE;
        }
    }

    @Override
    public int mostBytes() {
        return settings().addresses().isEmpty() ? 0 : TimeStampQuestion.MAX_BYTES;
    }

    @Override
    public @Nullable Bytes stamp(Bytes signed) throws FormatException {
        var settings = settings();
        for (var address : settings.uris()) {
            if (settings.whenUnavailable() == Otherwise.SIGN && rests(address)) {
                continue;
            }
            try {
                return ask(
                        address, new TimeStampQuestion(signed, settings.digest().algorithm()), settings);
            } catch (IOException | TimeStampRefusedException e) {
                silent.put(address, time.now().instant());
                LOG.log(Level.WARNING, "no time stamp from " + address.getHost(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FormatException(FormatException.Reason.TIME_STAMP_UNAVAILABLE, e);
            }
        }
        if (!settings.addresses().isEmpty() && settings.whenUnavailable() == Otherwise.REFUSE) {
            throw new FormatException(FormatException.Reason.TIME_STAMP_UNAVAILABLE);
        }
        return null;
    }

    private boolean rests(URI address) {
        var since = silent.get(address);
        return since != null && isRecent(since, time.now().instant());
    }

    private synchronized ProfileHttpClient client(TimeStampSettings settings) {
        var now = time.now().instant();
        var kept = client;
        if (kept == null || !kept.settings().equals(settings) || !isRecent(kept.made(), now)) {
            var trust = new ChainTrust(roots.get(), ChainTrust.Dates.HELD);
            kept = new Client(settings, new ProfileHttpClient(settings.uris(), trust, proxies), now);
            client = kept;
        }
        return kept.http();
    }

    private static boolean isRecent(Instant since, Instant now) {
        return Duration.between(since, now).abs().compareTo(REST) < 0;
    }

    private Bytes ask(URI address, TimeStampQuestion question, TimeStampSettings settings)
            throws IOException, InterruptedException, TimeStampRefusedException {
        var answer = client(settings).post(address, TimeStampQuestion.MEDIA_TYPE, question.encoded(), LIMITS);
        if (answer.status() != OK) {
            throw new IOException("status " + answer.status());
        }
        var now = time.now();
        var authorities = settings.trust().orElse(null);
        var context = VerificationContext.of(VerificationPolicy.field(), now.latest())
                .timeStampAuthorities(authorities)
                .withoutRevocation();
        return question.tokenIn(answer.body(), new TimeStampJudge(context), new Moment(now.earliest(), now.latest()));
    }
}
