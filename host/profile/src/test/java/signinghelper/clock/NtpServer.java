package signinghelper.clock;

import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeStamp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Time server on the loopback address, ahead of the computer's clock by a chosen time. */
public final class NtpServer implements AutoCloseable {
    private final DatagramSocket socket;
    private final Duration ahead;
    private final Consumer<NtpV3Packet> bent;

    private NtpServer(Duration ahead, Consumer<NtpV3Packet> bent) throws IOException {
        this.ahead = ahead;
        this.bent = bent;
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        new Thread(this::serve, "ntp server").start();
    }

    public static NtpServer ahead(Duration ahead) throws IOException {
        return new NtpServer(ahead, packet -> {});
    }

    /** Starts a server that alters every answer. */
    static NtpServer spoilt(Consumer<NtpV3Packet> bent) throws IOException {
        return new NtpServer(Duration.ZERO, bent);
    }

    public NetworkTime.Server address() {
        return new NetworkTime.Server("127.0.0.1", socket.getLocalPort());
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[48], 48);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                var asked = new NtpV3Impl();
                asked.setDatagramPacket(packet);
                var answer = answer(asked).getDatagramPacket();
                answer.setSocketAddress(packet.getSocketAddress());
                socket.send(answer);
            } catch (IOException e) {
                return;
            }
        }
    }

    private NtpV3Packet answer(NtpV3Packet asked) {
        var now = TimeStamp.getNtpTime(Instant.now().plus(ahead).toEpochMilli());
        var answer = new NtpV3Impl();
        answer.setMode(NtpV3Packet.MODE_SERVER);
        answer.setVersion(NtpV3Packet.VERSION_3);
        answer.setStratum(1);
        answer.setOriginateTimeStamp(asked.getTransmitTimeStamp());
        answer.setReceiveTimeStamp(now);
        answer.setTransmitTime(now);
        bent.accept(answer);
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
