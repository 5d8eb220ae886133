package signinghelper.token.pkcs11;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.SecretSearch;
import signinghelper.token.TokenSession;
import signinghelper.token.bridge.BridgeDriver;
import signinghelper.token.bridge.BridgeLaunch;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The frames on the pipes between the host and a bridge, copied on their way. */
@Tag("slow")
class BridgeFramesTest {
    private static final String FIRST = "first-pin-7Kq2";
    private static final String SECOND = "second-pin-9Xw4";

    @TempDir
    private Path folder;

    @Test
    void noPinIsInACallNorInAnythingThatComesBack() throws Exception {
        var hsm = new BridgedHsm(folder);
        var slot = hsm.addToken("one", FIRST);
        hsm.store(slot, FIRST, new KeyMaterial().add("signer", KeyMaterial.ec("secp256r1"), KeyUsage.digitalSignature));
        var sent = folder.resolve("sent");
        var answered = folder.resolve("answered");
        Bytes signature;
        try (var driver = overheard(hsm, sent, answered)) {
            signature = work(driver);
        }

        assertThat(latin(frames(answered, 'R'))).contains(latin(signature.toArray()));
        for (var pin : List.of(FIRST, SECOND)) {
            var search = new SecretSearch(pin);
            assertThat(search.in(frames(sent, 'S'))).isNotEmpty();
            assertThat(search.in(frames(sent, 'Q'))).isEmpty();
            assertThat(search.in(answered)).isEmpty();
        }
    }

    private static Bytes work(BridgeDriver driver) throws Refusal {
        var token = driver.list().get(0);
        try (var session = driver.open(token);
                var first = new Pin(FIRST.toCharArray());
                var second = new Pin(SECOND.toCharArray())) {
            session.changePin(first, second, LastTryConsent.NONE);
            session.login(second, LastTryConsent.NONE);
            return sign(session);
        }
    }

    private static Bytes sign(TokenSession session) throws Refusal {
        var digest = new Digest(DigestAlgorithm.SHA_256, Bytes.copyOf(new byte[32]));
        return session.sign(session.keys().get(0), digest);
    }

    private static BridgeDriver overheard(BridgedHsm hsm, Path sent, Path answered) {
        var launch = hsm.launch(SoftHsm.LIBRARY, Map.of());
        var command = new ArrayList<>(
                List.of("/bin/sh", "-c", "in=$1 out=$2; shift 2; tee \"$in\" | \"$@\" | tee \"$out\"", "sh"));
        command.addAll(List.of(sent.toString(), answered.toString()));
        command.addAll(launch.command());
        return new BridgeDriver(
                "softhsm2",
                SoftHsm.LIBRARY,
                new BridgeLaunch(command, launch.environment()),
                BridgeDriver.Limits.USUAL);
    }

    private static String latin(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** The bodies of the frames of one kind, one after the other. */
    private static byte[] frames(Path recorded, char kind) throws IOException {
        var bodies = new ByteArrayOutputStream();
        try (var in = new DataInputStream(Files.newInputStream(recorded))) {
            for (var found = in.read(); found >= 0; found = in.read()) {
                assertThat((char) found).isIn('Q', 'R', 'S', 'B');
                var body = in.readNBytes(in.readInt());
                if (found == kind) {
                    bodies.writeBytes(body);
                }
            }
        }
        return bodies.toByteArray();
    }
}
