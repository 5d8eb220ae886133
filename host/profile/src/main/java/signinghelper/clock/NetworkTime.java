package signinghelper.clock;

import org.apache.commons.net.ntp.NTPUDPClient;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeInfo;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Network time (RFC 5905) of several servers: the median, if most of them answer. The servers are not authenticated, so
 * it can confirm or contradict a time, but is never used alone.
 */
public final class NetworkTime implements TimeProbe {
    private static final Logger LOG = System.getLogger(NetworkTime.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int UNSYNCHRONISED = 3;
    private static final int LAST_STRATUM = 15;

    /**
     * Time server.
     *
     * @param port 123 unless the profile says otherwise
     */
    public record Server(String host, int port) {
        /** Parses {@code host} or {@code host:port}. */
        public static Server of(String text) {
            var colon = text.lastIndexOf(':');
            return colon < 0
                    ? new Server(text, NtpV3Packet.NTP_PORT)
                    : new Server(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        }
    }

    private final List<Server> servers;
    private final ComputerClocks clocks;

    public NetworkTime(List<Server> servers, ComputerClocks clocks) {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("nobody to ask");
        }
        this.servers = List.copyOf(servers);
        this.clocks = clocks;
    }

    @Override
    public TimeReading read() throws IOException, InterruptedException {
        BlockingQueue<List<TimeReading>> answers = new ArrayBlockingQueue<>(servers.size());
        for (var server : servers) {
            var asking = new Thread(() -> answers.add(answerOf(server)), "network time");
            asking.setDaemon(true);
            asking.start();
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var readings = new ArrayList<TimeReading>();
        for (var waitedFor = 0; waitedFor < servers.size(); waitedFor++) {
            var answer = answers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (answer == null) {
                break;
            }
            readings.addAll(answer);
        }
        if (readings.size() <= servers.size() / 2) {
            throw new InterruptedIOException(readings.size() + " of " + servers.size() + " servers answered");
        }
        return median(readings);
    }

    /** Returns the server's answer; empty when it has not answered. */
    private List<TimeReading> answerOf(Server server) {
        try {
            return List.of(ask(server));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "no network time of " + server.host(), e);
            return List.of();
        }
    }

    private TimeReading ask(Server server) throws IOException {
        try (var client = new NTPUDPClient()) {
            client.setDefaultTimeout(PATIENCE);
            client.open();
            return reading(client.getTime(InetAddress.getByName(server.host()), server.port()));
        }
    }

    private TimeReading reading(TimeInfo answer) throws IOException {
        answer.computeDetails();
        var packet = answer.getMessage();
        var delay = answer.getDelay();
        var offset = answer.getOffset();
        var isTime = packet.getMode() == NtpV3Packet.MODE_SERVER
                && packet.getLeapIndicator() != UNSYNCHRONISED
                && packet.getStratum() >= 1
                && packet.getStratum() <= LAST_STRATUM;
        if (!isTime || offset == null || delay == null) {
            throw new IOException("an answer that tells no time");
        }
        var root = packet.getRootDispersionInMillisDouble() + packet.getRootDelayInMillisDouble() / 2;
        var uncertainty = Duration.ofMillis(1 + Math.abs(delay) / 2 + Math.round(Math.max(0, root)));
        // The answer may have lain here for a while.
        var computer = clocks.instant();
        return new TimeReading(new KnownTime(computer.plusMillis(offset), uncertainty), computer, clocks.nanoseconds());
    }

    /**
     * Returns the median. For an even number of readings it is the middle between the two middle ones, and its
     * uncertainty is their distance.
     */
    private static TimeReading median(List<TimeReading> readings) {
        var sorted = readings.stream()
                .sorted(Comparator.comparing(TimeReading::offset))
                .toList();
        var lower = sorted.get((sorted.size() - 1) / 2);
        var upper = sorted.get(sorted.size() / 2);
        var half = upper.offset().minus(lower.offset()).dividedBy(2);
        var uncertainty = half.plus(max(lower.time().uncertainty(), upper.time().uncertainty()));
        var instant = lower.time().instant().minus(half);
        return new TimeReading(new KnownTime(instant, uncertainty), lower.computer(), lower.nanoseconds());
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
