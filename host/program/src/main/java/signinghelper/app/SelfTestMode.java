package signinghelper.app;

import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.log.LogFile;
import signinghelper.platform.NativeCode;
import signinghelper.protocol.MalformedRequestException;
import signinghelper.protocol.NativeMessageStream;
import signinghelper.session.Starter;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.IvParameterSpec;

/**
 * {@code self-test}: tests that the program's parts are present and work with this Java on this computer. Needs no
 * U-Key, no profile, no desktop and no network. An installer runs it before the program is used.
 */
final class SelfTestMode {
    static final String NAME = "self-test";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final long SECONDS_TO_FINISH = 5;
    private static final byte[] MESSAGE = "政采签章助手".getBytes(StandardCharsets.UTF_8);
    private static final String REQUEST =
            """
            {"jsonrpc":"2.0","id":"self-test","method":"session.open","params":{"session":"%s","origin":"%s",
            "topOrigin":"%2$s","extension":"%3$s","library":"%3$s","locale":"zh-CN"}}""".formatted("00000000-0000-4000-8000-000000000000", "https://self-test.invalid", Version.read());

    private SelfTestMode() {}

    /** Runs the tests; prints nothing if all succeed. */
    static int run() {
        try (var computer = new ThisComputer(log -> LogFile.openForTest())) {
            signs("SM3withSM2", "sm2p256v1");
            signs("SHA256withECDSA", "secp256r1");
            encrypts();
            NativeCode.load();
            answers(computer);
            return DONE;
        } catch (GeneralSecurityException | MalformedRequestException | LinkageError | IllegalStateException e) {
            System.err.println("signing-helper: " + NAME + " failed: " + e);
            return FAILED;
        }
    }

    private static void signs(String algorithm, String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
        generator.initialize(new ECGenParameterSpec(curve));
        var pair = generator.generateKeyPair();
        var signer = Signature.getInstance(algorithm, BouncyCastle.PROVIDER);
        signer.initSign(pair.getPrivate());
        signer.update(MESSAGE);
        var signature = signer.sign();
        signer.initVerify(pair.getPublic());
        signer.update(MESSAGE);
        require(signer.verify(signature), algorithm);
    }

    /** Some Java runtimes accept a {@code Cipher} only from providers with a signature that they trust. */
    private static void encrypts() throws GeneralSecurityException {
        var generator = KeyGenerator.getInstance("SM4", BouncyCastle.PROVIDER);
        var key = generator.generateKey();
        var initial = new byte[16];
        new SecureRandom().nextBytes(initial);
        var cipher = Cipher.getInstance("SM4/CBC/PKCS5Padding", BouncyCastle.PROVIDER);
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(initial));
        var hidden = cipher.doFinal(MESSAGE);
        cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(initial));
        require(Arrays.equals(MESSAGE, cipher.doFinal(hidden)) && !Arrays.equals(MESSAGE, hidden), "SM4");
    }

    /** Sends a page's request that no profile allows: the answer is a refusal with texts. */
    private static void answers(ThisComputer computer) throws MalformedRequestException {
        var out = new ByteArrayOutputStream();
        computer.prepare();
        var host = computer.helper()
                .host(new NativeMessageStream(InputStream.nullInputStream(), out), new Starter.Browser());
        host.dispatcher().accept(host.requestReader().read(REQUEST.getBytes(StandardCharsets.UTF_8)));
        host.dispatcher().finish(SECONDS_TO_FINISH);
        require(out.toString(StandardCharsets.UTF_8).contains("\"id\":\"self-test\""), "session.open");
    }

    private static void require(boolean works, String what) {
        if (!works) {
            throw new IllegalStateException(what + " does not work");
        }
    }
}
