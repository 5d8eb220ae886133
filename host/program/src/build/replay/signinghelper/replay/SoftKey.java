package signinghelper.replay;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * U-Key of a replay, with a key pair of either kind, behind the soft SKF library.
 *
 * @param softSkf folder of the built library
 * @param home folder for the U-Key
 */
record SoftKey(Path softSkf, Path home) {
    static final String PIN = "123456";
    private static final String LIBRARY = "libsoftskf-packed-32.so";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Returns its library, which lies where its owner alone writes. */
    Path make() throws IOException, GeneralSecurityException, InterruptedException {
        device("new", "--label", "Replay", "--serial", "REPLAY", "--pin", PIN, "--application", "REPLAY");
        var sm2 = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        sm2.initialize(new ECGenParameterSpec("sm2p256v1"));
        // Keys that end at different times are always offered in the same order.
        store("SM2", "SM3withSM2", sm2.generateKeyPair(), Duration.ofDays(700));
        store("RSA", "SHA256withRSA", rsa(2048), Duration.ofDays(400));
        return Files.copy(softSkf.resolve(LIBRARY), home.resolve(LIBRARY));
    }

    private void store(String container, String algorithm, KeyPair pair, Duration validity)
            throws IOException, GeneralSecurityException, InterruptedException {
        var name = new X500Name("C=CN,O=演示供应商有限公司,CN=" + container);
        var from = Instant.now().minus(Duration.ofDays(1));
        var certificate = new JcaX509v3CertificateBuilder(
                name, BigInteger.ONE, Date.from(from), Date.from(from.plus(validity)), name, pair.getPublic());
        try {
            var signer = new JcaContentSignerBuilder(algorithm)
                    .setProvider(new BouncyCastleProvider())
                    .build(pair.getPrivate());
            Files.write(
                    home.resolve("certificate.der"), certificate.build(signer).getEncoded());
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
        Files.writeString(
                home.resolve("key.pem"), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        var files = List.of(
                home.resolve("key.pem").toString(),
                home.resolve("certificate.der").toString());
        device("import", "REPLAY", container, "sign", files.get(0), files.get(1));
    }

    private void device(String command, String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(
                List.of(softSkf.resolve("softskf-device").toString(), command, home.toString(), "replay"));
        line.addAll(List.of(arguments));
        var log = home.resolve("device.log");
        await(
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    /** Waits for the end of {@code process}. */
    static void await(Process process, Path log) throws IOException, InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("failed: " + Files.readString(log));
        }
    }

    static KeyPair rsa(int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
