package signinghelper.formats.algorithm;

import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.util.Arrays;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The signer's identity that SM2 mixes into every digest (GM/T 0003.2-2012, 5.5). */
final class Sm2Identity {
    /** The identity that GM/T 0009-2012, 10, prescribes when no other is agreed; the only one accepted here. */
    private static final byte[] DEFAULT = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private Sm2Identity() {}

    static byte[] bytes() {
        return DEFAULT.clone();
    }

    /** Z = SM3(ENTL || ID || a || b || xG || yG || xA || yA), 32 bytes. */
    static byte[] hashWith(ECPublicKeyParameters key) {
        return hashWith(key, DEFAULT);
    }

    static byte[] hashWith(ECPublicKeyParameters key, byte[] identity) {
        var domain = key.getParameters();
        var lengthInBits = ByteBuffer.allocate(Short.BYTES)
                .putShort((short) (identity.length * Byte.SIZE))
                .array();
        var curve = domain.getCurve();
        var generator = domain.getG().normalize();
        var point = key.getQ().normalize();
        return DigestAlgorithm.SM3.of(
                lengthInBits,
                identity,
                curve.getA().getEncoded(),
                curve.getB().getEncoded(),
                Arrays.concatenate(
                        generator.getAffineXCoord().getEncoded(),
                        generator.getAffineYCoord().getEncoded()),
                Arrays.concatenate(
                        point.getAffineXCoord().getEncoded(),
                        point.getAffineYCoord().getEncoded()));
    }
}
